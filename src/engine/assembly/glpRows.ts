import { expVector } from './exponential';
import { sumOfLanes } from './rows';

// Elementwise layers on float32 rows whose length is a multiple of 4.

@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, expVector(f32x4.neg(x))));
}

/** d silu / dx from x and its sigmoid. */
@inline
function siluSlope(x: v128, s: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.mul(s, f32x4.add(one, f32x4.mul(x, f32x4.sub(one, s))));
}

/** out = x sigmoid(x). */
export function silu(x: usize, out: usize, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let o: usize = 0; o < bytes; o += 16) {
    const a = v128.load(x + o);
    v128.store(out + o, f32x4.mul(a, sigmoid(a)));
  }
}

/** gradient *= silu'(x). */
export function siluBackward(x: usize, gradient: usize, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let o: usize = 0; o < bytes; o += 16) {
    const a = v128.load(x + o);
    v128.store(gradient + o, f32x4.mul(v128.load(gradient + o), siluSlope(a, sigmoid(a))));
  }
}

/** out [rows x n] = silu(gate) up, from gateUp [rows x 2n]. */
export function swiglu(gateUp: usize, out: usize, rows: i32, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let i = 0; i < rows; i++) {
    for (let o: usize = 0; o < bytes; o += 16) {
      const gate = v128.load(gateUp + o);
      v128.store(out + o, f32x4.mul(f32x4.mul(gate, sigmoid(gate)), v128.load(gateUp + bytes + o)));
    }
    gateUp += 2 * bytes;
    out += bytes;
  }
}

/** Replaces gateUp by its gradient, given that at the layer's output. */
export function swigluBackward(gateUp: usize, gradient: usize, rows: i32, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let i = 0; i < rows; i++) {
    for (let o: usize = 0; o < bytes; o += 16) {
      const gate = v128.load(gateUp + o), up = v128.load(gateUp + bytes + o), g = v128.load(gradient + o);
      const s = sigmoid(gate);
      v128.store(gateUp + o, f32x4.mul(f32x4.mul(g, up), siluSlope(gate, s)));
      v128.store(gateUp + bytes + o, f32x4.mul(g, f32x4.mul(gate, s)));
    }
    gateUp += 2 * bytes;
    gradient += bytes;
  }
}

/** normalised = x / sqrt(mean(x^2) + epsilon), scaled = normalised * scale, inverse = the factor of each row. */
export function rmsNorm(
  x: usize, scale: usize, epsilon: f32, normalised: usize, inverse: usize, scaled: usize, rows: i32, n: i32,
): void {
  const bytes = (<usize>n) << 2;
  for (let i = 0; i < rows; i++) {
    let sum = f32x4.splat(0);
    for (let o: usize = 0; o < bytes; o += 16) {
      const a = v128.load(x + o);
      sum = f32x4.add(sum, f32x4.mul(a, a));
    }
    const factor: f32 = 1 / sqrt<f32>(sumOfLanes(sum) / <f32>n + epsilon);
    store<f32>(inverse, factor);
    const by = f32x4.splat(factor);
    for (let o: usize = 0; o < bytes; o += 16) {
      const a = f32x4.mul(v128.load(x + o), by);
      v128.store(normalised + o, a);
      v128.store(scaled + o, f32x4.mul(a, v128.load(scale + o)));
    }
    x += bytes;
    normalised += bytes;
    scaled += bytes;
    inverse += 4;
  }
}

/** Adds to the gradients at x and at the scale, given that at `scaled`. */
export function rmsNormBackward(
  gradient: usize, scale: usize, normalised: usize, inverse: usize, xGradient: usize, scaleGradient: usize,
  rows: i32, n: i32,
): void {
  const bytes = (<usize>n) << 2;
  for (let i = 0; i < rows; i++) {
    let along = f32x4.splat(0);
    for (let o: usize = 0; o < bytes; o += 16) {
      const product = f32x4.mul(v128.load(gradient + o), v128.load(normalised + o));
      v128.store(scaleGradient + o, f32x4.add(v128.load(scaleGradient + o), product));
      along = f32x4.add(along, f32x4.mul(product, v128.load(scale + o)));
    }
    const factor = v128.load32_splat(inverse);
    const mean = f32x4.splat(sumOfLanes(along) / <f32>n);
    for (let o: usize = 0; o < bytes; o += 16) {
      const g = f32x4.mul(v128.load(gradient + o), v128.load(scale + o));
      const through = f32x4.mul(factor, f32x4.sub(g, f32x4.mul(mean, v128.load(normalised + o))));
      v128.store(xGradient + o, f32x4.add(v128.load(xGradient + o), through));
    }
    gradient += bytes;
    normalised += bytes;
    xGradient += bytes;
    inverse += 4;
  }
}
