import { CholeskyDecomposition, Matrix as Dense } from 'ml-matrix';
import { type Matrix, matrix, row } from '../../engine/matrix';
import { transposedMultiply } from '../../engine/multiply';
import { InputError } from '../../inputError';

/** A linear reading of rows: the log odds of a positive are weights · row + bias. */
export interface LogisticFit {
  /** [d]. */
  readonly weights: Float64Array;
  readonly bias: number;
}

const MOST_STEPS = 100;
const ACCURACY = 1e-9;

/**
 * Logistic regression with an L2 penalty: the sum over rows of the log loss plus strength / 2 times the squared weights is least; the
 * bias is free. Newton's method, halving steps that do not help. (scikit-learn's `LogisticRegression` with C = 1 / strength.)
 * @param rows [n x d], best on one scale. @param positive n times 1 or 0.
 * @throws InputError for a strength that is not above 0, another number of labels, or labels of one kind only.
 */
export function logisticRegression(rows: Matrix, positive: Uint8Array, strength: number): LogisticFit {
  if (!(strength > 0 && strength < Infinity))
    throw new InputError(`logistic regression: expected a strength above 0, found ${strength}`);
  const positives = positive.reduce((sum, one) => sum + one, 0);
  if (positive.length !== rows.rows || positives === 0 || positives === rows.rows)
    throw new InputError(
      `logistic regression: expected labels of both kinds for ${rows.rows} rows, found ${positives} positives of ${positive.length}`,
    );
  const design = withOnes(rows);
  const d = rows.columns;
  let now = new Float64Array(d + 1);
  now[d] = Math.log(positives / (rows.rows - positives));
  let odds = oddsOf(design, now);
  let cost = costOf(odds, positive, now, strength);
  for (let k = 0; k < MOST_STEPS; k++) {
    const step = newtonStep(design, odds, positive, now, strength);
    let size = 1;
    let next = now;
    let [nextOdds, nextCost] = [odds, Infinity];
    for (; size > 1e-8; size /= 2) {
      next = now.map((value, j) => value - size * step[j]);
      nextOdds = oddsOf(design, next);
      nextCost = costOf(nextOdds, positive, next, strength);
      if (nextCost <= cost) break;
    }
    if (!(nextCost <= cost)) break;
    [now, odds, cost] = [next, nextOdds, nextCost];
    if (step.every((value) => Math.abs(size * value) < ACCURACY)) break;
  }
  return { weights: now.slice(0, d), bias: now[d] };
}

/** The log odds of a positive, n. */
export function logOdds({ weights, bias }: LogisticFit, rows: Matrix): Float64Array {
  return oddsOf(withOnes(rows), Float64Array.of(...weights, bias));
}

function newtonStep(
  design: Matrix,
  odds: Float64Array,
  positive: Uint8Array,
  at: Float64Array,
  strength: number,
): number[] {
  const size = design.columns;
  const isWeight = (j: number) => j < size - 1;
  const gradient = at.map((value, j) => (isWeight(j) ? strength * value : 0));
  const weighted = matrix(design.rows, size);
  for (let i = 0; i < design.rows; i++) {
    const share = 1 / (1 + Math.exp(-odds[i]));
    const [from, to] = [row(design, i), row(weighted, i)];
    for (let j = 0; j < size; j++) {
      gradient[j] += (share - positive[i]) * from[j];
      to[j] = share * (1 - share) * from[j];
    }
  }
  const curvature = new Dense(
    Array.from({ length: size }, () => new Float64Array(size) as unknown as number[]),
  );
  const product = transposedMultiply(design, weighted);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      // The bias has no penalty: a trace of one keeps the matrix definite where every share is 0 or 1.
      const penalty = i === j ? (isWeight(i) ? strength : 1e-12) : 0;
      curvature.set(i, j, (product.data[i * size + j] + product.data[j * size + i]) / 2 + penalty);
    }
  }
  return new CholeskyDecomposition(curvature).solve(Dense.columnVector(Array.from(gradient))).to1DArray();
}

function costOf(odds: Float64Array, positive: Uint8Array, at: Float64Array, strength: number): number {
  let sum = 0;
  for (let i = 0; i < odds.length; i++) {
    const wrong = positive[i] === 1 ? -odds[i] : odds[i];
    sum += wrong > 0 ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong));
  }
  for (let j = 0; j < at.length - 1; j++) sum += (strength / 2) * at[j] * at[j];
  return sum;
}

function oddsOf(design: Matrix, at: Float64Array): Float64Array {
  const out = new Float64Array(design.rows);
  for (let i = 0; i < design.rows; i++) {
    const of = row(design, i);
    let sum = 0;
    for (let j = 0; j < of.length; j++) sum += of[j] * at[j];
    out[i] = sum;
  }
  return out;
}

function withOnes(rows: Matrix): Matrix {
  const out = matrix(rows.rows, rows.columns + 1);
  for (let i = 0; i < rows.rows; i++) {
    row(out, i).set(row(rows, i));
    out.data[(i + 1) * out.columns - 1] = 1;
  }
  return out;
}
