// Error-free transformations: T. J. Dekker, Numerische Mathematik 18 (1971), and D. E. Knuth, TAOCP 2, 4.2.2.

/** An unevaluated sum of two float64, `low` below half an ulp of `high`: about 106 bits. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** a + b exactly. */
export function twoSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const fromB = high - a;
  return { high, low: a - (high - fromB) + (b - fromB) };
}

/** a * b exactly, for factors below 2^996. */
export function twoProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const [a1, a2] = halves(a);
  const [b1, b2] = halves(b);
  return { high, low: a2 * b2 - (high - a1 * b1 - a2 * b1 - a1 * b2) };
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = twoSum(a.high, b.high);
  return twoSum(sum.high, sum.low + (a.low + b.low));
}

export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = twoProduct(a.high, b.high);
  return twoSum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/** a / b for float64 a and b. */
export function divide(a: number, b: number): DoubleDouble {
  const high = a / b;
  const back = twoProduct(high, b);
  return twoSum(high, (a - back.high - back.low) / b);
}

function halves(x: number): [number, number] {
  const scaled = 134217729 * x;
  const upper = scaled - (scaled - x);
  return [upper, x - upper];
}
