import { inverse, normalised } from './glpForward';
import {
  BLOCK_ROWS, BLOCKS, FIRST_BLOCK, INPUT_MATRIX, MLP, MODEL, OUTPUT_MATRIX, PARAMETERS, pointer, S_ACTIVE_GRADIENT, S_GATE_UP,
  S_OUTPUT, S_SCALED_GRADIENT, S_STREAM_GRADIENT, S_TIME_ACTIVE, S_TIME_INNER, SCALES, TIME_FIRST, TIME_HIDDEN, TIME_SECOND,
} from './glpLayout';
import { keepRight, multiplyTransposed } from './glpProduct';
import { rmsNormBackward, siluBackward, swigluBackward } from './glpRows';
import { field } from './layout';

/**
 * Backward through `forward` from the gradient at S_OUTPUT: keeps the gradients at each layer's outputs as rows
 * `at` ... of the batch, and adds those of the norm scales to `scales`.
 */
export function backward(d: usize, s: usize, rows: i32, at: i32, scales: usize): void {
  const blocks = field(d, BLOCKS), mlp = field(d, MLP), model = field(d, MODEL);
  const output = s + pointer(d, S_OUTPUT), stream = s + pointer(d, S_STREAM_GRADIENT);
  const scaled = s + pointer(d, S_SCALED_GRADIENT), active = s + pointer(d, S_ACTIVE_GRADIENT);
  memory.fill(stream, 0, (<usize>(rows * model)) << 2);
  keepRight(d, OUTPUT_MATRIX, output, rows, at);
  multiplyTransposed(d, OUTPUT_MATRIX, output, scaled, rows);
  norm(d, s, blocks, rows, scales);
  for (let block = blocks - 1; block >= 0; block--) {
    const gateUp = s + pointer(d, S_GATE_UP) + ((<usize>(block * BLOCK_ROWS * 2 * mlp)) << 2);
    const matrix = FIRST_BLOCK + 2 * block;
    keepRight(d, matrix + 1, stream, rows, at);
    multiplyTransposed(d, matrix + 1, stream, active, rows);
    swigluBackward(gateUp, active, rows, mlp);
    keepRight(d, matrix, gateUp, rows, at);
    multiplyTransposed(d, matrix, gateUp, scaled, rows);
    norm(d, s, block, rows, scales);
  }
  // Input and second time matrix add to the same stream: one kept gradient serves both.
  keepRight(d, INPUT_MATRIX, stream, rows, at);
  const inner = s + pointer(d, S_TIME_ACTIVE);
  multiplyTransposed(d, TIME_SECOND, stream, inner, rows);
  siluBackward(s + pointer(d, S_TIME_INNER), inner, rows * field(d, TIME_HIDDEN));
  keepRight(d, TIME_FIRST, inner, rows, at);
}

function norm(d: usize, s: usize, index: i32, rows: i32, scales: usize): void {
  const model = field(d, MODEL);
  const offset = (<usize>(index * model)) << 2;
  rmsNormBackward(
    s + pointer(d, S_SCALED_GRADIENT), pointer(d, PARAMETERS) + pointer(d, SCALES) + offset, normalised(d, s, index),
    inverse(d, s, index), s + pointer(d, S_STREAM_GRADIENT), scales + offset, rows, model,
  );
}
