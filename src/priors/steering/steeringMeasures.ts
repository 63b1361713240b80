import { type Matrix, matrix, row } from '../../engine/matrix';
import type { NamedArrays, TaskShape } from '../../engine/taskShape';
import { classMeans } from '../../metrics/activations/classMeans';
import { nearestDistances } from '../../metrics/activations/nearestDistances';
import { otherClassesKl } from '../../metrics/activations/otherClassesKl';
import { argmax } from '../../metrics/statistics/argmax';
import { mean } from '../../metrics/statistics/mean';
import { head } from '../../models/mlp';

/** What edited activations are held against. */
export interface SteeringReference {
  readonly parameters: NamedArrays;
  readonly shape: TaskShape;
  /** Sums of the pairs that were edited, and the mean softmax of each sum over training pairs [p x p]. */
  readonly labels: ArrayLike<number>;
  readonly softmax: Matrix;
  /** Real h1, training and test pairs [r x d], and for each edited row the index of its own, unedited. */
  readonly real: Matrix;
  readonly own: ArrayLike<number>;
  /** Median distance of the unedited rows to the nearest real one but themselves, units of h1. */
  readonly usual: number;
  /** The loss of a prior at each row, over its mean at the unedited rows. */
  readonly losses: (rows: Matrix) => Promise<Float64Array>;
}

/** What one way of editing did, a number a pair. */
export interface SteeringFound {
  /** Whether the answer is the class aimed at: 1 or 0. */
  readonly answers: Float64Array;
  /** Of the classes but the two concerned, nats. */
  readonly kl: Float64Array;
  /** Distance to the nearest real h1, over the usual one. */
  readonly distance: Float64Array;
  readonly loss: Float64Array;
}

/** @param shift how many classes further each row was pushed. */
export async function steeringMeasures(
  rows: Matrix,
  shift: number,
  { parameters, shape, labels, softmax, real, own, usual, losses }: SteeringReference,
): Promise<SteeringFound> {
  const logits = head(parameters, shape, rows);
  const to = (i: number) => (labels[i] + shift) % shape.p;
  return {
    answers: Float64Array.from({ length: rows.rows }, (_, i) => (argmax(row(logits, i)) === to(i) ? 1 : 0)),
    kl: otherClassesKl(
      logits,
      (i) => row(softmax, to(i)),
      (i) => [labels[i], to(i)],
    ),
    distance: nearestDistances(rows, real, own).distance.map((found) => found / usual),
    loss: await losses(rows),
  };
}

/** The mean of each measure over the pairs. */
export function overPairs(found: SteeringFound): Record<keyof SteeringFound, number> {
  const { answers, kl, distance, loss } = found;
  return { answers: mean(answers), kl: mean(kl), distance: mean(distance), loss: mean(loss) };
}

/** The mean softmax of logits [n x p] over the rows of each label, [p x p]. */
export function meanSoftmax(logits: Matrix, labels: ArrayLike<number>, p: number): Matrix {
  const shares = matrix(logits.rows, p);
  for (let i = 0; i < logits.rows; i++) {
    const z = row(logits, i);
    const top = z[argmax(z)];
    const powers = z.map((value) => Math.exp(value - top));
    const whole = powers.reduce((sum, power) => sum + power, 0);
    row(shares, i).set(powers.map((power) => power / whole));
  }
  return classMeans(shares, labels, p).means;
}
