import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';
import type { GlpSampler } from '../../models/glp/glpSampler';
import { prngKey } from '../../random/jaxKey';
import { randomBits } from '../../random/randomBits';
import { selectRows } from '../algebra/selectRows';
import { mean } from '../statistics/mean';
import { frechetDistance } from './frechetDistance';

/** Fréchet distances, one a seed, squared activation units. */
export interface GlpFrechet {
  /** Between one half of the real activations and as many generated ones. */
  readonly generated: readonly number[];
  /** Between the two halves. */
  readonly halves: readonly number[];
  /** generated / halves, of the means: 1 for a perfect prior. */
  readonly ratio: number;
}

/** Heun steps of a sample from pure noise: as many of Euler's leave a tenth of the variance out. */
export const SAMPLE_STEPS = 20;

/**
 * How far generated activations are from real ones [n x d], against how far real ones are from each other. All sets
 * have n / 2 members, since the distance depends on the number. Seeds 0 ... seeds - 1 split, and generate.
 */
export async function glpFrechet(
  sampler: Pick<GlpSampler, 'sample'>,
  activations: Matrix,
  seeds = 8,
  steps = SAMPLE_STEPS,
): Promise<GlpFrechet> {
  const generated: number[] = [];
  const halves: number[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const [first, second] = splitInHalf(activations, seed);
    const sample = await sampler.sample(first.rows, steps, seed, 'heun');
    generated.push(frechetDistance(first, matrix(first.rows, first.columns, Float64Array.from(sample))));
    halves.push(frechetDistance(first, second));
  }
  return { generated, halves, ratio: mean(generated) / mean(halves) };
}

/** Two random halves of equal size; one row is left out where n is odd. */
function splitInHalf(rows: Matrix, seed: number): [Matrix, Matrix] {
  const words = randomBits(prngKey(seed), rows.rows);
  const order = Array.from(words, (_, i) => i).sort((i, j) => words[i] - words[j] || i - j);
  const half = Math.floor(rows.rows / 2);
  return [selectRows(rows, order.slice(0, half)), selectRows(rows, order.slice(half, 2 * half))];
}
