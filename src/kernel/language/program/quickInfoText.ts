import { type TypeScript, ts } from '../compiler';

/**
 * What the compiler knows about a name, in Markdown: its signature, and its doc comment with parameters, what it gives and
 * throws, and examples as code.
 */
export function quickInfoText(info: TypeScript.QuickInfo): string {
  const tags = (info.tags ?? []).map((tag) => tagText(tag.name, ts.displayPartsToString(tag.text).trim()));
  const parts = [
    fenced(ts.displayPartsToString(info.displayParts)),
    ts.displayPartsToString(info.documentation),
    tags
      .filter(({ isExample }) => !isExample)
      .map(({ text }) => `- ${text}`)
      .join('\n'),
    ...tags.filter(({ isExample }) => isExample).map(({ text }) => text),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function tagText(name: string, text: string): { text: string; isExample: boolean } {
  if (name === 'example')
    return { text: `Example:\n\n${text.includes('```') ? text : fenced(text)}`, isExample: true };
  if (name !== 'param') return { text: `*${name}* ${text}`.trimEnd(), isExample: false };
  const [parameter, ...rest] = text.split(/\s+/);
  return { text: `\`${parameter}\` ${rest.join(' ')}`.trimEnd(), isExample: false };
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}
