import { quantileSorted } from 'simple-statistics';
import { biasCorrection } from '../../engine/biasCorrection';
import type { AdamWOptions } from '../../engine/taskProblem';
import type { NamedArrays } from '../../engine/taskShape';
import type { TaskState } from '../../engine/taskState';

/** AdamW's denominator sqrt(v̂) in units of its epsilon, and how long the steps are that it makes. */
export interface AdamScale {
  /** Over all parameters. */
  readonly tenth: number;
  readonly median: number;
  readonly ninetieth: number;
  /** The share of all parameters whose sqrt(v̂) is below epsilon. */
  readonly below: number;
  /** Root mean square over one parameter: the head reads h1, hidden1 makes it. */
  readonly head: number;
  readonly hidden1: number;
  /** Root mean square over all parameters of m̂ / (sqrt(v̂) + epsilon): the step without decay, in learning rates. */
  readonly step: number;
}

/** All NaN before the first step, where the moments say nothing. */
export function adamScale(
  { step, adamM, adamV }: Pick<TaskState, 'step' | 'adamM' | 'adamV'>,
  { beta1, beta2, epsilon }: Pick<AdamWOptions, 'beta1' | 'beta2' | 'epsilon'>,
): AdamScale {
  if (step === 0) return NOTHING;
  const correction1 = biasCorrection(beta1, step);
  const correction2 = biasCorrection(beta2, step);
  const scale = (v: number) => Math.sqrt(v / correction2);
  const all = joined(adamV).map(scale);
  const steps = joined(adamM).map((m, i) => m / correction1 / (all[i] + epsilon));
  const units = all.map((value) => value / epsilon).sort();
  const quantile = (p: number) => quantileSorted(units as unknown as number[], p);
  const inUnits = (name: string) => rootMeanSquare(Float64Array.from(adamV[name], scale)) / epsilon;
  return {
    tenth: quantile(0.1),
    median: quantile(0.5),
    ninetieth: quantile(0.9),
    below: units.filter((value) => value < 1).length / units.length,
    head: inUnits('head.kernel'),
    hidden1: inUnits('hidden1.kernel'),
    step: rootMeanSquare(steps),
  };
}

const NOTHING: AdamScale = {
  tenth: Number.NaN,
  median: Number.NaN,
  ninetieth: Number.NaN,
  below: Number.NaN,
  head: Number.NaN,
  hidden1: Number.NaN,
  step: Number.NaN,
};

const joined = (arrays: NamedArrays): Float64Array =>
  Float64Array.from(Object.values(arrays).flatMap((values) => [...values]));

const rootMeanSquare = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
