/** One line of a cell with its number and a caret under a column (both from 1). */
export function codeFrame(source: string, line: number, column: number, length = 1): string {
  const text = source.split('\n')[line - 1] ?? '';
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  const gutter = `${line} | `.padStart(6);
  // Tabs are kept so that the caret stands where the eye sees the column.
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(length, text.length - column + 1)));
  return `${gutter}${shown}\n${' '.repeat(gutter.length - 2)}| ${indent}${carets}`;
}
