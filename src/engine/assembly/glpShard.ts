import { backward } from './glpBackward';
import { forward } from './glpForward';
import {
  ACTIVATIONS, BATCH, BLOCK_ROWS, BLOCKS, INPUT, LOSS_PARTIALS, MODEL, pointer, S_OUTPUT, S_TARGET, S_X, SCALE_PARTIALS, SCRATCH,
  SCRATCH_BYTES,
} from './glpLayout';
import { fillNormal } from './glpNoise';
import { field } from './layout';
import { sumOfLanes } from './rows';

/**
 * Forward and backward of rows 32 shard ... of a batch: sample `samples[i]` at time t = `times[i]` with noise e of
 * the given key, x_t = (1 - t) x + t e, target e - x, loss the mean square over rows and columns.
 */
export function trainShard(d: usize, shard: i32, thread: i32, samples: usize, times: usize, key0: i32, key1: i32): void {
  const s = scratch(d, thread);
  const at = shard * BLOCK_ROWS, rows = min(BLOCK_ROWS, field(d, BATCH) - at), n = field(d, INPUT);
  const offset = (<usize>at) << 2;
  const x = s + pointer(d, S_X), target = s + pointer(d, S_TARGET), output = s + pointer(d, S_OUTPUT);
  fillNormal(key0, key1, at * n, target, rows * n);
  mixRows(d, samples + offset, times + offset, x, target, rows, n);
  forward(d, s, times + offset, rows, at);
  const loss = lossGradient(output, target, rows * n, 2 / <f32>(field(d, BATCH) * n));
  store<f64>(pointer(d, LOSS_PARTIALS) + ((<usize>shard) << 3), loss);
  const scaleBytes = (<usize>((field(d, BLOCKS) + 1) * field(d, MODEL))) << 2;
  const scales = pointer(d, SCALE_PARTIALS) + <usize>shard * scaleBytes;
  memory.fill(scales, 0, scaleBytes);
  backward(d, s, rows, at, scales);
}

/** The velocity of `rows` (a multiple of 4, at most 32) rows of x at time `t` each, into out. */
export function velocityBlock(d: usize, thread: i32, x: usize, times: usize, out: usize, rows: i32): void {
  const s = scratch(d, thread);
  const bytes = (<usize>(rows * field(d, INPUT))) << 2;
  memory.copy(s + pointer(d, S_X), x, bytes);
  forward(d, s, times, rows, -1);
  memory.copy(out, s + pointer(d, S_OUTPUT), bytes);
}

@inline
function scratch(d: usize, thread: i32): usize {
  return pointer(d, SCRATCH) + <usize>thread * pointer(d, SCRATCH_BYTES);
}

/** x = (1 - t) sample + t noise; the noise in `target` becomes noise - sample. */
function mixRows(d: usize, samples: usize, times: usize, x: usize, target: usize, rows: i32, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let i = 0; i < rows; i++) {
    const word = (<usize>i) << 2;
    const from = pointer(d, ACTIVATIONS) + <usize>load<i32>(samples + word) * bytes;
    const t = v128.load32_splat(times + word);
    const rest = f32x4.sub(f32x4.splat(1), t);
    for (let o: usize = 0; o < bytes; o += 16) {
      const clean = v128.load(from + o), noise = v128.load(target + o);
      v128.store(x + o, f32x4.add(f32x4.mul(rest, clean), f32x4.mul(t, noise)));
      v128.store(target + o, f32x4.sub(noise, clean));
    }
    x += bytes;
    target += bytes;
  }
}

/** Replaces the output by the gradient factor * (output - target); returns the sum of squared differences. */
function lossGradient(output: usize, target: usize, n: i32, factor: f32): f64 {
  const bytes = (<usize>n) << 2;
  const by = f32x4.splat(factor);
  let sum: f64 = 0;
  for (let o: usize = 0; o < bytes; o += 16) {
    const difference = f32x4.sub(v128.load(output + o), v128.load(target + o));
    sum += <f64>sumOfLanes(f32x4.mul(difference, difference));
    v128.store(output + o, f32x4.mul(by, difference));
  }
  return sum;
}
