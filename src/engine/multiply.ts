import type { Kernel } from './host/kernelInterface';
import { padded } from './host/padded';
import { unpadded } from './host/unpadded';
import { type Matrix, matrix } from './matrix';
import { openKernel } from './openKernel';

/**
 * The product a b in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  expectEqual(a.columns, b.rows);
  return product(a.rows, b.columns, { data: a.data, row: a.columns, depth: 1 }, b, 'packPanels64');
}

/**
 * The product a bᵀ in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function multiplyTransposed(a: Matrix, b: Matrix): Matrix {
  expectEqual(a.columns, b.columns);
  return product(a.rows, b.rows, { data: a.data, row: a.columns, depth: 1 }, b, 'packTransposedPanels64');
}

/**
 * The product aᵀ b in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function transposedMultiply(a: Matrix, b: Matrix): Matrix {
  expectEqual(a.rows, b.rows);
  return product(a.columns, b.columns, { data: a.data, row: 1, depth: a.columns }, b, 'packPanels64');
}

/** Element (i, k) of the left operand is `data[i * row + k * depth]`. */
interface Left {
  readonly data: Float64Array;
  readonly row: number;
  readonly depth: number;
}

const DEPTH_BLOCK = 256;
const MAX_PAGES = 32768;

let open: { readonly memory: WebAssembly.Memory; readonly kernel: Kernel } | undefined;

function product(
  rows: number,
  columns: number,
  left: Left,
  right: Matrix,
  pack: 'packPanels64' | 'packTransposedPanels64',
): Matrix {
  const depth = pack === 'packPanels64' ? right.rows : right.columns;
  if (depth === 0) return matrix(rows, columns);
  const [rowsPadded, columnsPadded] = [padded(rows, 4), padded(columns, 4)];
  // Rows that only pad the last tile read past the left operand: the slack keeps them inside the memory.
  const a = 1024;
  const b = padded(a + 8 * (left.data.length + 4 * (left.row + left.depth * 4)), 64);
  const panels = padded(b + 8 * right.data.length, 64);
  const c = padded(panels + 8 * depth * columnsPadded, 64);
  const { buffer, kernel } = reserve(c + 8 * rowsPadded * columnsPadded);
  new Float64Array(buffer, a, left.data.length).set(left.data);
  new Float64Array(buffer, b, right.data.length).set(right.data);
  kernel[pack](b, right.columns, depth, columns, panels);
  for (let k = 0; k < depth; k += DEPTH_BLOCK) {
    const block = Math.min(DEPTH_BLOCK, depth - k);
    const from = [a + 8 * k * left.depth, left.row, left.depth, panels + 32 * k, 4 * depth, 4] as const;
    kernel.product64(...from, c, columnsPadded, rowsPadded, columnsPadded, block, k ? 1 : 0);
  }
  const out = new Float64Array(buffer, c, rowsPadded * columnsPadded);
  return matrix(rows, columns, unpadded(out, rows, columns, columnsPadded));
}

function reserve(bytes: number): { buffer: ArrayBufferLike; kernel: Kernel } {
  if (!open) {
    const memory = new WebAssembly.Memory({ initial: 64, maximum: MAX_PAGES, shared: true });
    open = { memory, kernel: openKernel(memory) };
  }
  const { memory, kernel } = open;
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / 65536);
  if (missing > 0) memory.grow(missing);
  return { buffer: memory.buffer, kernel };
}

function expectEqual(left: number, right: number): void {
  if (left !== right) throw new RangeError(`inner sizes of a matrix product differ: ${left} and ${right}`);
}
