import { type Matrix, matrix, row } from '../../engine/matrix';
import { transposedMultiply } from '../../engine/multiply';
import { InputError } from '../../inputError';
import { averageRanks } from '../statistics/averageRanks';

/**
 * Areas under the ROC curve (`rocArea`) of many units for many labellings at once: each unit is ranked once, and the sums of ranks
 * are one product of matrices.
 * @param units [n x u], a column a unit, any unit of measure.
 * @param labellings of the n rows, each with 1 for a positive and 0 for a negative.
 * @returns [u x labellings] in 0..1; NaN for a labelling without a positive or without a negative.
 * @throws InputError for a labelling of another length.
 */
export function unitAreas(units: Matrix, labellings: readonly Uint8Array[]): Matrix {
  const { rows: n, columns: count } = units;
  const wrong = labellings.find(({ length }) => length !== n);
  if (wrong) throw new InputError(`unitAreas: expected ${n} labels, found ${wrong.length}`);
  const ranks = matrix(n, count);
  const scores = new Float64Array(n);
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < n; i++) scores[i] = units.data[i * count + j];
    const found = averageRanks(scores);
    for (let i = 0; i < n; i++) ranks.data[i * count + j] = found[i];
  }
  const marks = matrix(n, labellings.length);
  for (const [k, labels] of labellings.entries()) {
    for (let i = 0; i < n; i++) marks.data[i * labellings.length + k] = labels[i];
  }
  const areas = transposedMultiply(ranks, marks);
  for (const [k, labels] of labellings.entries()) {
    const positives = labels.reduce((sum, one) => sum + one, 0);
    for (let j = 0; j < count; j++) {
      const of = row(areas, j);
      of[k] = (of[k] - (positives * (positives + 1)) / 2) / (positives * (n - positives));
    }
  }
  return areas;
}
