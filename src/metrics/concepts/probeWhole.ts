import { type Matrix, matrix } from '../../engine/matrix';
import { columnMeans } from '../algebra/columnMeans';
import { selectRows } from '../algebra/selectRows';
import { mean } from '../statistics/mean';
import { rocArea } from '../statistics/rocArea';
import { answersOf, type Concept } from './concept';
import type { Halves } from './halves';
import { logisticRegression, logOdds } from './logisticRegression';

/** Strengths of the penalty that are tried, of columns of variance 1. */
export const STRENGTHS: readonly number[] = [0.1, 1, 10, 100, 1_000, 10_000];

/**
 * How well all columns together tell a concept: logistic regression on one half of the rows, its AUC on the other (DEFINITIONS,
 * "meta-neurons"). The strength is the one with the largest mean AUC where each of two parts of the first half is fitted and the other
 * judges; columns are brought to mean 0 and variance 1 of the first half.
 * @param rows [n x d]. @param halves of the rows that the concept is asked of (`askedOf`).
 * @returns the AUC as it is: a reading that is worse than none stays below 0.5.
 * @throws InputError where a part has answers of one kind only.
 */
export function probeWhole(
  rows: Matrix,
  concept: Concept,
  { choosing, judging }: Halves,
): { auc: number; strength: number } {
  const scale = scaleOf(selectRows(rows, choosing));
  const scaled = (of: readonly number[]) => scale(selectRows(rows, of));
  const judged = (fitted: readonly number[], others: readonly number[], strength: number) => {
    const fit = logisticRegression(scaled(fitted), answersOf(concept, fitted), strength);
    const answers = Array.from(answersOf(concept, others), (one) => one === 1);
    return rocArea(logOdds(fit, scaled(others)), answers);
  };
  const [one, other] = parts(concept, choosing);
  const worth = STRENGTHS.map((strength) =>
    mean([judged(one, other, strength), judged(other, one, strength)]),
  );
  const strength = STRENGTHS[worth.reduce((best, value, k) => (value > worth[best] ? k : best), 0)];
  return { auc: judged(choosing, judging, strength), strength };
}

/** Two parts with as many of either answer, every second one. */
function parts({ positive }: Concept, rows: readonly number[]): [number[], number[]] {
  const seen = [0, 0];
  const found: [number[], number[]] = [[], []];
  for (const i of rows) found[seen[positive[i]]++ % 2].push(i);
  return found;
}

/** To mean 0 and variance 1 of some rows; a column that is constant there becomes 0. */
function scaleOf(reference: Matrix): (rows: Matrix) => Matrix {
  const { columns: d, data } = reference;
  const means = columnMeans(reference);
  const squares = new Float64Array(d);
  for (let i = 0; i < data.length; i++) squares[i % d] += (data[i] - means[i % d]) ** 2;
  const deviations = squares.map((sum) => Math.sqrt(sum / reference.rows));
  return (rows) =>
    matrix(
      rows.rows,
      d,
      rows.data.map((x, i) => (deviations[i % d] === 0 ? 0 : (x - means[i % d]) / deviations[i % d])),
    );
}
