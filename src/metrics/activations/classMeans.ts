import type { Matrix } from '../../engine/matrix';
import { matrix, row } from '../../engine/matrix';

export interface ClassMeans {
  /** [classes x d]; a class without rows has NaN. */
  readonly means: Matrix;
  /** Rows of each class. */
  readonly counts: Int32Array;
}

/** The mean of the rows of [n x d] that carry each label 0..classes-1. */
export function classMeans(rows: Matrix, labels: ArrayLike<number>, classes: number): ClassMeans {
  const means = matrix(classes, rows.columns);
  const counts = new Int32Array(classes);
  for (let i = 0; i < rows.rows; i++) {
    const x = row(rows, i);
    const sum = row(means, labels[i]);
    for (let j = 0; j < x.length; j++) sum[j] += x[j];
    counts[labels[i]]++;
  }
  for (let c = 0; c < classes; c++) {
    const sum = row(means, c);
    for (let j = 0; j < sum.length; j++) sum[j] /= counts[c];
  }
  return { means, counts };
}
