/** A fenced block, code between backticks, or a link or picture. */
const PIECES = /^(```+|~~~+)[\s\S]*?^\1|`[^`]+`|(!?)\[((?:[^[\]]|\[[^[\]]*\])*)\]\(([^()\s]+)\)/gm;

/** A link of a text in Markdown: `[label](href)`, or, with `!` before it, a picture. */
export interface TextLink {
  readonly isPicture: boolean;
  readonly label: string;
  readonly href: string;
}

/** A text with other links and pictures. @param change what stands for one; for none, and in code, the text stays. */
export function mapLinks(text: string, change: (link: TextLink) => string | undefined): string {
  return text.replace(PIECES, (whole, _fence, bang?: string, label?: string, href?: string) =>
    href === undefined ? whole : (change({ isPicture: bang === '!', label: label!, href }) ?? whole),
  );
}
