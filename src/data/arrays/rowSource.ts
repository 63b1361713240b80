import { type Matrix, matrix, row } from '../../engine/matrix';

/** An array `[n x d]` whose rows come a block at a time, as often as asked for: a file too large to hold, or a matrix. */
export interface RowSource {
  /** What messages call it. */
  readonly name: string;
  /** How its numbers are stored, `float16` or the like. */
  readonly dtype: string;
  readonly rows: number;
  readonly columns: number;
  /** All rows in order, float64, in blocks of at most `most` rows. A block is good until the next is asked for. */
  blocks(most?: number): AsyncIterable<Matrix>;
}

/** Numbers in a block where nobody says how many rows: 16 MiB. */
const BLOCK = 2 ** 21;

/** Rows of `columns` numbers that make a block: as many as asked for, else 16 MiB. */
export function blockRows(columns: number, most = Math.floor(BLOCK / columns)): number {
  return Math.max(1, most);
}

/** A matrix as a source. */
export function sourceOf(of: Matrix, name: string, dtype = 'float64'): RowSource {
  const { rows, columns } = of;
  return {
    name,
    dtype,
    rows,
    columns,
    async *blocks(most) {
      const step = blockRows(columns, most);
      for (let i = 0; i < rows; i += step) yield slice(of, i, Math.min(rows, i + step));
    },
  };
}

/** Rows `from` to `to`, end exclusive, as a view. */
export function slice({ columns, data }: Matrix, from: number, to: number): Matrix {
  return matrix(to - from, columns, data.subarray(from * columns, to * columns));
}

/** All rows of a source in one matrix. */
export async function collect(source: RowSource): Promise<Matrix> {
  const out = matrix(source.rows, source.columns);
  let at = 0;
  for await (const block of source.blocks()) {
    out.data.set(block.data, at);
    at += block.data.length;
  }
  return out;
}

/** A source with every block passed through `change`, which keeps the number of rows. */
export function mapped(source: RowSource, change: (block: Matrix) => Matrix): RowSource {
  return {
    ...source,
    async *blocks(most) {
      for await (const block of source.blocks(most)) yield change(block);
    },
  };
}

/** The rows at `indices`, ascending, in one matrix. */
export async function rowsAt(source: RowSource, indices: readonly number[]): Promise<Matrix> {
  const out = matrix(indices.length, source.columns);
  let [first, at] = [0, 0];
  for await (const block of source.blocks()) {
    for (; at < indices.length && indices[at] < first + block.rows; at++) {
      row(out, at).set(row(block, indices[at] - first));
    }
    first += block.rows;
  }
  return out;
}
