/**
 * The sum in float32 arithmetic, in the order of NumPy's reduction of up to 128 contiguous numbers: eight running sums
 * over the columns mod 8, joined in pairs, then what is left over. Longer rows keep the same order.
 */
export function float32Sum(values: ArrayLike<number>): number {
  const f = Math.fround;
  const whole = values.length - (values.length % 8);
  const lanes = new Float32Array(8);
  for (let i = 0; i < whole; i++) lanes[i % 8] += values[i];
  const [a, b, c, d, e, g, h, k] = lanes;
  let sum = f(f(f(a + b) + f(c + d)) + f(f(e + g) + f(h + k)));
  for (let i = whole; i < values.length; i++) sum = f(sum + values[i]);
  return sum;
}
