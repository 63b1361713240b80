import { BATCH, BLOCK_ROWS, BLOCKS, COLUMNS, GRADIENT, LEFT, MODEL, matrixField, OFFSET, pointer, RIGHT, SCALE_PARTIALS, SCALES, STORE } from './glpLayout';
import { field } from './layout';
import { product32 } from './product32';
import { addInto } from './rows';

/**
 * Rows from ... to - 1 (multiples of 8) of a weight matrix' gradient: inputs^T times output gradients, summed over the
 * whole batch in order, whichever thread does it. Returns the sum of their squares.
 */
export function weightGradient(d: usize, matrix: i32, from: i32, to: i32): f64 {
  const batch = field(d, BATCH), columns = matrixField(d, matrix, COLUMNS);
  const panelBytes = (<usize>batch) << 5, cRow = (<usize>columns) << 2;
  const left = pointer(d, STORE) + <usize>matrixField(d, matrix, LEFT);
  const right = pointer(d, STORE) + <usize>matrixField(d, matrix, RIGHT);
  const gradient = pointer(d, GRADIENT) + <usize>matrixField(d, matrix, OFFSET);
  for (let j = 0; j < columns; j += 8) {
    const panel = right + <usize>(j >> 3) * panelBytes;
    for (let i = from; i < to; i += 8) {
      const c = gradient + <usize>i * cRow + ((<usize>j) << 2);
      product32(left + <usize>(i >> 3) * panelBytes, 4, 32, panel, panelBytes, 32, c, cRow, 8, 8, batch, false);
    }
  }
  return sumOfSquares(gradient + <usize>from * cRow, (to - from) * columns);
}

/** The gradient of all norm scales: the shards' sums in shard order. Returns the sum of its squares. */
export function scaleGradient(d: usize): f64 {
  const n = (field(d, BLOCKS) + 1) * field(d, MODEL), bytes = (<usize>n) << 2;
  const out = pointer(d, GRADIENT) + pointer(d, SCALES);
  const partials = pointer(d, SCALE_PARTIALS);
  memory.copy(out, partials, bytes);
  const shards = (field(d, BATCH) + BLOCK_ROWS - 1) / BLOCK_ROWS;
  for (let shard = 1; shard < shards; shard++) addInto(out, partials + <usize>shard * bytes, n);
  return sumOfSquares(out, n);
}

function sumOfSquares(x: usize, n: i32): f64 {
  let low = f64x2.splat(0), high = low;
  const end = x + ((<usize>n) << 2);
  for (; x < end; x += 16) {
    const four = v128.load(x);
    const a = f64x2.promote_low_f32x4(four), b = f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 0, 1));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}
