import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';

/** The sum of the rows of [n x d] named by `which` (all, unless given), a vector of d. */
export function columnSums(rows: Matrix, which?: Iterable<number>): Float64Array {
  const sum = new Float64Array(rows.columns);
  for (const i of which ?? Array(rows.rows).keys()) {
    const x = row(rows, i);
    for (let j = 0; j < sum.length; j++) sum[j] += x[j];
  }
  return sum;
}
