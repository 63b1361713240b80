/** A text in Markdown, a number and its unit in cells of its tables on one line. */
export function unbrokenUnits(text: string): string {
  return text.replace(/^\|.*$/gm, (row) => row.replace(/(\d) (?=%|MB|kB)/g, '$1\u00a0'));
}
