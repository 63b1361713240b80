import { checkActivations } from './checkActivations';

/** Mean and standard deviation of each activation dimension, float32 `[width]`. */
export interface GlpNormaliser {
  readonly mean: Float32Array;
  /** 0 for a dimension that is constant over the training samples. */
  readonly scale: Float32Array;
}

/**
 * Fitted to training activations `[n, width]`: float64 sums in row order, divided by n, rounded to float32.
 * @throws InputError when the activations are none, of another width, or not finite.
 */
export function fitGlpNormaliser(activations: Float32Array, width: number): GlpNormaliser {
  const n = checkActivations(activations, width);
  const mean = columnSums(activations, width, (x) => x).map((sum) => sum / n);
  const squares = columnSums(activations, width, (x, j) => (x - mean[j]) * (x - mean[j]));
  return {
    mean: Float32Array.from(mean),
    scale: Float32Array.from(squares, (sum) => Math.sqrt(sum / n)),
  };
}

/** (x - mean) / scale; a dimension of scale 0 becomes 0. */
export function normalise({ mean, scale }: GlpNormaliser, activations: Float32Array): Float32Array {
  const width = mean.length;
  return activations.map((x, i) => (scale[i % width] === 0 ? 0 : (x - mean[i % width]) / scale[i % width]));
}

/** z * scale + mean: back in the units of the activations. */
export function denormalise({ mean, scale }: GlpNormaliser, normalised: Float32Array): Float32Array {
  const width = mean.length;
  return normalised.map((z, i) => z * scale[i % width] + mean[i % width]);
}

function columnSums(data: Float32Array, width: number, of: (x: number, j: number) => number): Float64Array {
  const sums = new Float64Array(width);
  for (let i = 0; i < data.length; i += width) {
    for (let j = 0; j < width; j++) sums[j] += of(data[i + j], j);
  }
  return sums;
}
