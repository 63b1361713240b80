// Small operations on float32 rows whose length is a multiple of 4; the primitives of the layers.

export function addInto(out: usize, x: usize, n: i32): void {
  const end = out + (<usize>n << 2);
  while (out < end) {
    v128.store(out, f32x4.add(v128.load(out), v128.load(x)));
    out += 16;
    x += 16;
  }
}

/** out = relu(out + bias), or out + bias alone. */
export function addBias(out: usize, bias: usize, n: i32, relu: bool): void {
  const end = out + (<usize>n << 2);
  const zero = f32x4.splat(0);
  while (out < end) {
    const sum = f32x4.add(v128.load(out), v128.load(bias));
    v128.store(out, relu ? reluOf(sum, zero) : sum);
    out += 16;
    bias += 16;
  }
}

/** max(x, 0) that keeps NaN. */
@inline
export function reluOf(x: v128, zero: v128): v128 {
  return f32x4.max(x, zero);
}

/** Backward through relu: the gradient is kept where the activation is above 0. */
export function maskWhereActive(gradient: usize, activation: usize, n: i32): void {
  const end = gradient + (<usize>n << 2);
  const zero = f32x4.splat(0);
  while (gradient < end) {
    v128.store(gradient, v128.and(v128.load(gradient), f32x4.gt(v128.load(activation), zero)));
    gradient += 16;
    activation += 16;
  }
}

@inline
export function sumOfLanes(x: v128): f32 {
  return (f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1)) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** gradient -= (gradient . m) m for one direction m. */
export function projectOutRow(gradient: usize, direction: usize, n: i32): void {
  const bytes = <usize>n << 2;
  let dot = f32x4.splat(0);
  for (let o: usize = 0; o < bytes; o += 16) {
    dot = f32x4.add(dot, f32x4.mul(v128.load(gradient + o), v128.load(direction + o)));
  }
  const along = f32x4.splat(sumOfLanes(dot));
  for (let o: usize = 0; o < bytes; o += 16) {
    v128.store(gradient + o, f32x4.sub(v128.load(gradient + o), f32x4.mul(along, v128.load(direction + o))));
  }
}
