/**
 * u = (1, …, 1) / sqrt(d), `[d]` float64: where anything points that grows for all units of a layer at once, as
 * activations after a ReLU do. It needs no data (DEFINITIONS "The all-ones control").
 * @example
 * import { allOnes, cosine, onsetDirection, openRun } from 'activation-supervision';
 * allOnes(4); // => [0.5, 0.5, 0.5, 0.5]
 * cosine(onsetDirection(openRun('baseline'), 25_700), allOnes(128)); // => 0.9873
 */
export function allOnes(d: number): Float64Array {
  return new Float64Array(d).fill(1 / Math.sqrt(d));
}
