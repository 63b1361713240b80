// M. Giles, "Approximating the erfinv function" (GPU Computing Gems, 2011), the single-precision version.
import { log1p } from './log1p';

const CENTRAL = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503, -0.00417768164,
  0.246640727, 1.50140941,
].map(Math.fround);
const TAIL = [
  -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047,
  1.00167406, 2.83297682,
].map(Math.fround);

/** The inverse error function in float32, as XLA's `erf_inv`; +-infinity at +-1, NaN beyond. */
export function erfInverse(x: number): number {
  if (Math.abs(x) === 1) return x * Number.POSITIVE_INFINITY;
  const w = Math.fround(-log1p(Math.fround(-x * x)));
  const central = w < 5;
  const t = Math.fround(central ? w - 2.5 : Math.sqrt(w) - 3);
  const [first, ...rest] = central ? CENTRAL : TAIL;
  return Math.fround(rest.reduce((sum, c) => Math.fround(sum * t + c), first) * x);
}
