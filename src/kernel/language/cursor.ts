/** Offset in UTF-16 units of a position in characters, as Jupyter counts. */
export function toOffset(text: string, position: number): number {
  return [...text].slice(0, Math.max(0, position)).join('').length;
}

/** Position in characters of an offset in UTF-16 units. */
export function toPosition(text: string, offset: number): number {
  return [...text.slice(0, offset)].length;
}
