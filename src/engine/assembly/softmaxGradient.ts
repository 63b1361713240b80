import { expVector } from './exponential';
import { sumOfLanes } from './rows';

/**
 * Replaces a row of logits by weight * dCE/dlogits, softmax in float32. `mask` adds -infinity to the padding classes.
 * The label entry is p_y - 1 (subtractive: a difference, as autodiff of log-softmax takes it too, there as w p_y - w, and
 * where float32 loses the force once p_y is within 2^-24 of 1) or minus the sum of the other entries (summed: no cancellation).
 */
export function softmaxGradient(
  row: usize,
  mask: usize,
  n: i32,
  label: i32,
  weight: f32,
  summed: bool,
): void {
  const bytes = (<usize>n) << 2;
  let high = f32x4.splat(-Infinity);
  for (let o: usize = 0; o < bytes; o += 16) {
    const x = f32x4.add(v128.load(row + o), v128.load(mask + o));
    v128.store(row + o, x);
    high = f32x4.max(high, x);
  }
  const top = f32x4.splat(
    max(
      max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)),
      max(f32x4.extract_lane(high, 2), f32x4.extract_lane(high, 3)),
    ),
  );
  let total = f32x4.splat(0);
  for (let o: usize = 0; o < bytes; o += 16) {
    const e = expVector(f32x4.sub(v128.load(row + o), top));
    v128.store(row + o, e);
    total = f32x4.add(total, e);
  }
  const sum = f32x4.splat(sumOfLanes(total));
  const scale = f32x4.splat(weight);
  const labelAt = row + ((<usize>label) << 2);
  let labelGradient = load<f32>(labelAt) / f32x4.extract_lane(sum, 0) - 1.0;
  if (summed) store<f32>(labelAt, 0);
  let others = f32x4.splat(0);
  for (let o: usize = 0; o < bytes; o += 16) {
    const probability = f32x4.div(v128.load(row + o), sum);
    others = f32x4.add(others, probability);
    v128.store(row + o, f32x4.mul(probability, scale));
  }
  if (summed) labelGradient = -sumOfLanes(others);
  store<f32>(labelAt, labelGradient * weight);
}
