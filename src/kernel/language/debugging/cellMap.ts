import { decode, encode } from '@jridgewell/sourcemap-codec';
import { type CellText, keyword } from '../cellText';

/**
 * The source map (JSON) of a cell's code to the cell itself, given that to the text that the compiler read: columns behind
 * an `export` that was put there move back, and the line that was appended has no place.
 */
export function cellMap(map: string, { insertions }: Pick<CellText, 'insertions'>, cell: string): string {
  const starts = lineStarts(cell);
  const columns = new Map<number, number[]>();
  for (const position of insertions) {
    const line = starts.findLastIndex((start) => start <= position);
    columns.set(line, [...(columns.get(line) ?? []), position - starts[line]]);
  }
  const toCell = (line: number, column: number): number => {
    const inserted = columns.get(line) ?? [];
    const before = inserted.filter((at, i) => at + i * keyword.length < column);
    const moved = column - before.length * keyword.length;
    return Math.max(moved, before.at(-1) ?? 0);
  };
  const parsed = JSON.parse(map) as { mappings: string };
  const lines = decode(parsed.mappings).map((segments) =>
    segments
      .filter((one) => one.length === 1 || one[2] < starts.length)
      .map((one) => {
        if (one.length === 1) return one;
        const [column, source, line, from] = one;
        return [column, source, line, toCell(line, from), ...one.slice(4)] as typeof one;
      }),
  );
  return JSON.stringify({ ...parsed, mappings: encode(lines) });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
