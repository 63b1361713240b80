import { InputError } from '../inputError';
import { pow } from '../random/pow';

/**
 * The weights of n samples by rank, w_r proportional to r^-exponent with sum 1 (essay, section 2): computed in
 * float64, in rank order. Training uses them rounded to float32, metrics as they are.
 * @throws InputError when `n` is not a positive integer or the exponent is negative or not finite.
 * @example
 * import { zipfWeights } from 'activation-supervision';
 * zipfWeights(4, 1.5); // => [0.5984, 0.2116, 0.1152, 0.0748]
 * zipfWeights(2822, 1.5)[0]; // => 0.3884
 */
export function zipfWeights(n: number, exponent: number): Float64Array {
  if (!Number.isSafeInteger(n) || n < 1) throw new InputError(`Zipf weights need n >= 1, got ${n}`);
  if (!Number.isFinite(exponent) || exponent < 0) {
    throw new InputError(`a Zipf exponent must be a finite number from 0 up, got ${exponent}`);
  }
  const raw = Float64Array.from({ length: n }, (_, i) => pow(i + 1, -exponent));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight / sum);
}
