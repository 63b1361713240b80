import { BATCH, COLUMNS, LEFT, matrixField, OFFSET, PACKED, PACKED_TRANSPOSED, PARAMETERS, pointer, RIGHT, ROWS, STORE } from './glpLayout';
import { field } from './layout';
import { packPanels32, product32 } from './product32';

/** A panel of 8 columns and this depth is 16 KB: it stays in the first-level cache beside the rows it meets. */
const DEPTH_BLOCK = 512;

/** Lays a weight matrix out in panels for `multiply` or, transposed, for `multiplyTransposed`. */
export function packMatrix(d: usize, matrix: i32, transposed: i32): void {
  const offset = <usize>matrixField(d, matrix, OFFSET);
  const from = pointer(d, PARAMETERS) + offset;
  const rows = matrixField(d, matrix, ROWS), columns = matrixField(d, matrix, COLUMNS);
  const stride = (<usize>columns) << 2;
  if (transposed) packTransposed(from, stride, columns, rows, pointer(d, PACKED_TRANSPOSED) + offset);
  else packPanels32(from, stride, rows, columns, pointer(d, PACKED) + offset);
}

/** c = a W, or c += a W, for rows of a. */
export function multiply(d: usize, matrix: i32, a: usize, c: usize, rows: i32, accumulate: bool): void {
  const panels = pointer(d, PACKED) + <usize>matrixField(d, matrix, OFFSET);
  panelProduct(a, panels, c, rows, matrixField(d, matrix, COLUMNS), matrixField(d, matrix, ROWS), accumulate);
}

/** c = a Wt for rows of a. */
export function multiplyTransposed(d: usize, matrix: i32, a: usize, c: usize, rows: i32): void {
  const panels = pointer(d, PACKED_TRANSPOSED) + <usize>matrixField(d, matrix, OFFSET);
  panelProduct(a, panels, c, rows, matrixField(d, matrix, ROWS), matrixField(d, matrix, COLUMNS), false);
}

function panelProduct(a: usize, panels: usize, c: usize, rows: i32, columns: i32, depth: i32, accumulate: bool): void {
  const aRow = (<usize>depth) << 2;
  for (let k = 0; k < depth; k += DEPTH_BLOCK) {
    product32(
      a + ((<usize>k) << 2), aRow, 4,
      panels + ((<usize>k) << 5), aRow << 3, 32,
      c, (<usize>columns) << 2,
      rows, columns, min(DEPTH_BLOCK, depth - k), accumulate || k > 0,
    );
  }
}

/** Keeps rows of a layer's inputs for `weightGradient`, in panels of 8 columns over the whole batch. */
export function keepLeft(d: usize, matrix: i32, x: usize, rows: i32, at: i32): void {
  keep(d, matrixField(d, matrix, LEFT), x, rows, matrixField(d, matrix, ROWS), at);
}

/** Keeps rows of the gradients at a layer's outputs, likewise. */
export function keepRight(d: usize, matrix: i32, x: usize, rows: i32, at: i32): void {
  keep(d, matrixField(d, matrix, RIGHT), x, rows, matrixField(d, matrix, COLUMNS), at);
}

function keep(d: usize, store: i32, x: usize, rows: i32, columns: i32, at: i32): void {
  const panelBytes = (<usize>field(d, BATCH)) << 5;
  let out = pointer(d, STORE) + <usize>store + ((<usize>at) << 5);
  for (let j = 0; j < columns; j += 8) {
    packPanels32(x + ((<usize>j) << 2), (<usize>columns) << 2, rows, 8, out);
    out += panelBytes;
  }
}

/** As packTransposedPanels32, by transposing tiles of 4 x 4 in registers; depth a multiple of 4. */
function packTransposed(b: usize, stride: usize, depth: i32, columns: i32, out: usize): void {
  for (let j = 0; j < columns; j += 4) {
    const rows = b + <usize>j * stride;
    const panel = out + (<usize>(j >> 3) * <usize>depth << 5) + (<usize>(j & 4) << 2);
    for (let k = 0; k < depth; k += 4) {
      const from = rows + ((<usize>k) << 2), to = panel + ((<usize>k) << 5);
      const r0 = v128.load(from), r1 = v128.load(from + stride);
      const r2 = v128.load(from + 2 * stride), r3 = v128.load(from + 3 * stride);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(to, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32);
      v128.store(to, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64);
      v128.store(to, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96);
    }
  }
}
