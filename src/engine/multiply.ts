import { instantiateKernel, type Kernel } from './kernelModule';
import { type Matrix, matrix } from './matrix';
import { padded } from './memoryLayout';

/**
 * The product a b in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  expectEqual(a.columns, b.rows);
  return product(a.rows, b.columns, a.columns, { data: a.data, row: a.columns, depth: 1 }, (panels) =>
    packPanels(b, panels),
  );
}

/**
 * The product a bᵀ in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function multiplyTransposed(a: Matrix, b: Matrix): Matrix {
  expectEqual(a.columns, b.columns);
  const depth = b.columns;
  return product(a.rows, b.rows, depth, { data: a.data, row: depth, depth: 1 }, (panels) => {
    for (let j = 0; j < b.rows; j++) {
      for (let k = 0; k < depth; k++) panels[(j >> 2) * 4 * depth + 4 * k + (j & 3)] = b.data[j * depth + k];
    }
  });
}

/**
 * The product aᵀ b in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function transposedMultiply(a: Matrix, b: Matrix): Matrix {
  expectEqual(a.rows, b.rows);
  return product(a.columns, b.columns, a.rows, { data: a.data, row: 1, depth: a.columns }, (panels) =>
    packPanels(b, panels),
  );
}

/** Lays b out in panels of four columns. */
function packPanels(b: Matrix, panels: Float64Array): void {
  for (let k = 0; k < b.rows; k++) {
    for (let j = 0; j < b.columns; j++)
      panels[(j >> 2) * 4 * b.rows + 4 * k + (j & 3)] = b.data[k * b.columns + j];
  }
}

/** Element (i, k) of the left operand is `data[i * row + k * depth]`. */
interface Left {
  readonly data: Float64Array;
  readonly row: number;
  readonly depth: number;
}

const DEPTH_BLOCK = 256;
const MAX_PAGES = 32768;

let memory: WebAssembly.Memory | undefined;
let kernel: Kernel | undefined;

function product(
  rows: number,
  columns: number,
  depth: number,
  left: Left,
  pack: (panels: Float64Array) => void,
): Matrix {
  if (depth === 0) return matrix(rows, columns);
  const [rowsPadded, columnsPadded] = [padded(rows, 4), padded(columns, 4)];
  // Rows that only pad the last tile read past the left operand: the slack keeps them inside the memory.
  const a = 1024;
  const b = padded(a + 8 * (left.data.length + 4 * (left.row + left.depth * 4)), 64);
  const c = padded(b + 8 * depth * columnsPadded, 64);
  const buffer = reserve(c + 8 * rowsPadded * columnsPadded);
  new Float64Array(buffer, a, left.data.length).set(left.data);
  const panels = new Float64Array(buffer, b, depth * columnsPadded);
  if (columnsPadded !== columns) panels.fill(0);
  pack(panels);
  for (let k = 0; k < depth; k += DEPTH_BLOCK) {
    const block = Math.min(DEPTH_BLOCK, depth - k);
    kernel!.product64(
      a + 8 * k * left.depth,
      8 * left.row,
      8 * left.depth,
      b + 32 * k,
      32 * depth,
      32,
      c,
      8 * columnsPadded,
      rowsPadded,
      columnsPadded,
      block,
      k ? 1 : 0,
    );
  }
  return unpadded(new Float64Array(buffer, c, rowsPadded * columnsPadded), rows, columns, columnsPadded);
}

function unpadded(from: Float64Array, rows: number, columns: number, stride: number): Matrix {
  if (stride === columns) return matrix(rows, columns, from.slice(0, rows * columns));
  const out = matrix(rows, columns);
  for (let i = 0; i < rows; i++) out.data.set(from.subarray(i * stride, i * stride + columns), i * columns);
  return out;
}

function reserve(bytes: number): ArrayBufferLike {
  if (!memory) {
    memory = new WebAssembly.Memory({ initial: 64, maximum: MAX_PAGES, shared: true });
    kernel = instantiateKernel(memory);
  }
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / 65536);
  if (missing > 0) memory.grow(missing);
  return memory.buffer;
}

function expectEqual(left: number, right: number): void {
  if (left !== right) throw new RangeError(`inner sizes of a matrix product differ: ${left} and ${right}`);
}
