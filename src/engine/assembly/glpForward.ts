import {
  BLOCK_ROWS, BLOCKS, EPSILON, FIRST_BLOCK, FREQUENCIES, INPUT_MATRIX, MLP, MODEL, OUTPUT_MATRIX, PARAMETERS, pointer,
  S_ACTIVE, S_FEATURES, S_GATE_UP, S_INVERSE, S_NORMALISED, S_OUTPUT, S_SCALED, S_STREAM, S_TIME_ACTIVE, S_TIME_INNER, S_X,
  SCALES, TIME_FEATURES, TIME_FIRST, TIME_HIDDEN, TIME_SECOND,
} from './glpLayout';
import { keepLeft, multiply } from './glpProduct';
import { rmsNorm, silu, swiglu } from './glpRows';
import { timeFeatures } from './glpTime';
import { field } from './layout';

/**
 * The velocity of the rows at S_X of scratch area `s` for their times, into S_OUTPUT:
 *   stream = x W_in + silu(features(t) W_t1) W_t2; stream += swiglu(norm(stream) W_gateUp) W_down in each block;
 *   velocity = norm(stream) W_out.
 * With `at` >= 0 the inputs of each layer are kept as rows `at` ... of the batch.
 */
export function forward(d: usize, s: usize, times: usize, rows: i32, at: i32): void {
  const blocks = field(d, BLOCKS), mlp = field(d, MLP), timeHidden = field(d, TIME_HIDDEN);
  const x = s + pointer(d, S_X), stream = s + pointer(d, S_STREAM);
  const features = s + pointer(d, S_FEATURES);
  const inner = s + pointer(d, S_TIME_INNER), active = s + pointer(d, S_TIME_ACTIVE);
  timeFeatures(times, rows, pointer(d, FREQUENCIES), field(d, TIME_FEATURES) >> 1, features);
  multiply(d, TIME_FIRST, features, inner, rows, false);
  silu(inner, active, rows * timeHidden);
  multiply(d, INPUT_MATRIX, x, stream, rows, false);
  multiply(d, TIME_SECOND, active, stream, rows, true);
  if (at >= 0) {
    keepLeft(d, INPUT_MATRIX, x, rows, at);
    keepLeft(d, TIME_FIRST, features, rows, at);
    keepLeft(d, TIME_SECOND, active, rows, at);
  }
  const scaled = s + pointer(d, S_SCALED), out = s + pointer(d, S_ACTIVE);
  for (let block = 0; block < blocks; block++) {
    const gateUp = s + pointer(d, S_GATE_UP) + ((<usize>(block * BLOCK_ROWS * 2 * mlp)) << 2);
    const matrix = FIRST_BLOCK + 2 * block;
    norm(d, s, block, rows);
    multiply(d, matrix, scaled, gateUp, rows, false);
    swiglu(gateUp, out, rows, mlp);
    multiply(d, matrix + 1, out, stream, rows, true);
    if (at >= 0) {
      keepLeft(d, matrix, scaled, rows, at);
      keepLeft(d, matrix + 1, out, rows, at);
    }
  }
  norm(d, s, blocks, rows);
  multiply(d, OUTPUT_MATRIX, scaled, s + pointer(d, S_OUTPUT), rows, false);
  if (at >= 0) keepLeft(d, OUTPUT_MATRIX, scaled, rows, at);
}

function norm(d: usize, s: usize, index: i32, rows: i32): void {
  const model = field(d, MODEL);
  const scale = pointer(d, PARAMETERS) + pointer(d, SCALES) + ((<usize>(index * model)) << 2);
  rmsNorm(
    s + pointer(d, S_STREAM), scale, reinterpret<f32>(field(d, EPSILON)), normalised(d, s, index), inverse(d, s, index),
    s + pointer(d, S_SCALED), rows, model,
  );
}

@inline
export function normalised(d: usize, s: usize, index: i32): usize {
  return s + pointer(d, S_NORMALISED) + ((<usize>(index * BLOCK_ROWS * field(d, MODEL))) << 2);
}

@inline
export function inverse(d: usize, s: usize, index: i32): usize {
  return s + pointer(d, S_INVERSE) + ((<usize>(index * BLOCK_ROWS)) << 2);
}
