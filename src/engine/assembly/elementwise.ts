import { expVector } from './exponential';

// Whole-array float32 kernels; n a multiple of 4.

export function expEach(x: usize, out: usize, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let o: usize = 0; o < bytes; o += 16) v128.store(out + o, expVector(v128.load(x + o)));
}

export function mulEach(x: usize, y: usize, out: usize, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let o: usize = 0; o < bytes; o += 16)
    v128.store(out + o, f32x4.mul(v128.load(x + o), v128.load(y + o)));
}
