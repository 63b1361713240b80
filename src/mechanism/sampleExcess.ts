import { logitGradientsAsTrained } from '../engine/logitGradientsAsTrained';
import type { NamedArrays } from '../engine/taskShape';
import { InputError } from '../inputError';
import { rowExcess } from '../metrics/gradients/rowExcess';
import { heaviest } from '../metrics/statistics/heaviest';
import type { Run } from '../runs/openRun';
import { arithmeticOf } from '../training/arithmeticOf';

/** How far the row of dCE/dlogits of one training pair, or of all that are not listed, is from summing to zero. */
export interface SampleExcess {
  /** By weight, 1 the heaviest; null for the others together. */
  readonly rank: number | null;
  /** `a + b`, or how many others there are. */
  readonly pair: string;
  /** Loss weight, all of them 1 together. */
  readonly weight: number;
  /** The row's sum as trained, not weighted, in units of 2^-24; of the others their mean by weight. */
  readonly excess: number;
  /** The same times the weight: what it adds to the pull on all logits. */
  readonly weighted: number;
}

/**
 * The `count` heaviest training pairs, and all others together.
 * @throws InputError for a `count` out of range, or parameters of another shape.
 * @example
 * import { openRun, sampleExcess } from 'activation-supervision';
 * const run = openRun('baseline');
 * const [heaviest] = sampleExcess(run, run.parameters(24_000), 1);
 * [heaviest.pair, heaviest.weight, heaviest.excess]; // => ['14 + 42', 0.3884, 2.3409]
 */
export function sampleExcess(run: Run, parameters: NamedArrays, count = 10): SampleExcess[] {
  const { split, problem, weights } = run.data;
  const { pairs, labels } = split.train;
  if (!Number.isSafeInteger(count) || count < 1 || count >= labels.length) {
    throw new InputError(
      `pairs listed: expected a whole number from 1 to ${labels.length - 1}, got ${count}`,
    );
  }
  const all = Array.from(labels.keys());
  const excesses = rowExcess(logitGradientsAsTrained(problem, parameters, all, arithmeticOf(run.config)));
  const listed = heaviest(weights, count);
  const rest = all.filter((i) => !listed.includes(i));
  const restWeight = rest.reduce((sum, i) => sum + weights[i], 0);
  const restWeighted = rest.reduce((sum, i) => sum + weights[i] * excesses[i], 0);
  return [
    ...listed.map((i, at) => ({
      rank: at + 1,
      pair: `${pairs[2 * i]} + ${pairs[2 * i + 1]}`,
      weight: weights[i],
      excess: excesses[i],
      weighted: weights[i] * excesses[i],
    })),
    {
      rank: null,
      pair: `${rest.length.toLocaleString('en-US')} others`,
      weight: restWeight,
      excess: restWeighted / restWeight,
      weighted: restWeighted,
    },
  ];
}
