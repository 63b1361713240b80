import { termAnchor } from '../links/termAnchor';

/** The text of the glossary with a place at each term that pictures link to. */
export const withTermAnchors = (text: string): string =>
  text.replaceAll(
    /^- \*\*(.+?)\*\*:/gm,
    (_, term: string) => `- <span id="${termAnchor(term)}"></span>**${term}**:`,
  );
