/** Characters of printed output that one cell may send; the rest is dropped, with a note. */
export const printLimit = 200_000;

/** The part of a text that may still be printed, counted in `far.printed`; the one that crosses the limit ends in a note. */
export function admitText(far: { printed: number }, text: string): string {
  const room = printLimit - far.printed;
  far.printed += text.length;
  if (text.length <= room) return text;
  if (room < 0) return '';
  const limit = printLimit.toLocaleString('en');
  return `${text.slice(0, room)}\n[output cut: a cell may print ${limit} characters]\n`;
}
