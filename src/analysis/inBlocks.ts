import type { RowSource } from '../data/arrays/rowSource';
import type { Matrix } from '../engine/matrix';
import { InputError } from '../inputError';

export interface Watch {
  /** Called as rows are read, with those of all passes so far. */
  readonly progress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

/** Rows of a block: many enough that what is done once a block does not count. */
const rowsOfBlock = (columns: number): number => Math.min(8192, Math.max(512, Math.floor(2 ** 20 / columns)));

/**
 * One pass over all rows; in between, signals and timers have their turn.
 * @param use gets each block and the index of its first row.
 * @throws InputError naming the place of a number that is not finite. @throws the signal's reason.
 */
export async function inBlocks(
  source: RowSource,
  { progress, signal }: Watch,
  use: (block: Matrix, first: number) => void,
): Promise<void> {
  let first = 0;
  for await (const block of source.blocks(rowsOfBlock(source.columns))) {
    checkFinite(source, block, first);
    use(block, first);
    first += block.rows;
    progress?.(block.rows);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}

function checkFinite({ name, dtype }: RowSource, { columns, data }: Matrix, first: number): void {
  const bad = data.findIndex((x) => !Number.isFinite(x));
  if (bad < 0) return;
  const [i, j] = [first + Math.floor(bad / columns), bad % columns];
  const hint =
    dtype === 'float16' && !Number.isNaN(data[bad]) ? '; float16 ends at 65,504: save them as float32' : '';
  throw new InputError(`${name}: expected finite numbers, found ${data[bad]} at [${i}, ${j}]${hint}`);
}
