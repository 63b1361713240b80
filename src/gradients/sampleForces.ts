import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import { row } from '../engine/matrix';
import { InputError } from '../inputError';
import { signDirection } from '../metrics/activations/signDirection';
import { covariance } from '../metrics/algebra/covariance';
import { dot } from '../metrics/algebra/dot';
import { project } from '../metrics/algebra/project';
import { leadingComponent } from '../metrics/components/leadingComponent';
import { activationGradients } from '../metrics/gradients/activationGradients';
import { heaviest } from '../metrics/statistics/heaviest';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { arithmeticOf } from '../training/arithmeticOf';

/** What one training pair, or all that are not listed, does to h1 along m. */
export interface SampleForce {
  /** By weight, 1 the heaviest; null for the others together. */
  readonly rank: number | null;
  /** `a + b`, or how many others there are. */
  readonly pair: string;
  /** Loss weight, all of them 1 together. */
  readonly weight: number;
  /** -g . m, what descent does: above 0 it pushes the activation along m. In the arithmetic of training. */
  readonly float32: number;
  /** The same in float64, label entry as minus the sum of the others. */
  readonly exact: number;
}

/**
 * The effective gradient at a snapshot taken apart: the force of each of the `count` heaviest training pairs along m,
 * and of all others together, in both arithmetics (DEFINITIONS "Effective gradient").
 * @param given the direction m, a unit vector of n1; this moment's h1 PC1, signed, where left out.
 * @throws InputError when the snapshot is not cached, or for a `count` out of range.
 * @example
 * import { openRun, sampleForces } from 'activation-supervision';
 * const [heaviest] = sampleForces(openRun('baseline'), 25_700, 3);
 * [heaviest.pair, heaviest.float32, heaviest.exact]; // => ['14 + 42', 2.474e-8, 3.013e-10]
 */
export function sampleForces(run: Run, epoch: number, count = 10, given?: Float64Array): SampleForce[] {
  const { shape, data, config } = run;
  const { train } = data.split;
  const pairs = train.labels.length;
  if (!Number.isSafeInteger(count) || count < 1 || count > pairs) {
    throw new InputError(`pairs listed: expected a whole number from 1 to ${pairs}, got ${count}`);
  }
  const parameters = run.parameters(epoch);
  const { h1, logits } = forward(parameters, shape, train.pairs);
  const m = given ?? signDirection(leadingComponent(covariance(h1)).direction, h1, data.weights);
  const head = { logits, labels: train.labels, weights: data.weights, headKernel: parameters['head.kernel'] };
  const asTrained = h1GradientsAsTrained(data.problem, parameters, arithmeticOf(config));
  const exact = activationGradients(head, 'exact');
  const listed = heaviest(data.weights, count);
  const rest = new Set(Array.from(data.weights, (_, i) => i).filter((i) => !listed.includes(i)));
  const [alongFloat32, alongExact] = [project(asTrained, m), project(exact, m)];
  const others = (values: Float64Array) =>
    values.reduce((sum, value, i) => sum + (rest.has(i) ? value : 0), 0);
  return [
    ...listed.map((i, at) => ({
      rank: at + 1,
      pair: `${train.pairs[2 * i]} + ${train.pairs[2 * i + 1]}`,
      weight: data.weights[i],
      float32: -dot(row(asTrained, i), m),
      exact: -dot(row(exact, i), m),
    })),
    {
      rank: null,
      pair: `${rest.size.toLocaleString('en-US')} others`,
      weight: others(data.weights),
      float32: -others(alongFloat32),
      exact: -others(alongExact),
    },
  ];
}
