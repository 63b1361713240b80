import { type Matrix, matrix, row } from '../../engine/matrix';
import { cosine } from '../algebra/cosine';
import { norm } from '../algebra/norm';
import { rowNorms } from '../algebra/rowNorms';
import { headMeanColumn } from './headMeanColumn';

/** How the head's columns, one vector of d for each class, lie to a unit direction m of h1. */
export interface HeadColumns {
  /** Cosine with m of the column of each label asked for. */
  readonly labels: readonly number[];
  /** Cosine with m of the mean column: along it all logits move together, which the softmax does not see. */
  readonly mean: number;
  /** Length of the mean column over the root mean square length of the columns, 0..1: a ratio, not that length. */
  readonly meanOverRms: number;
}

/** @param headKernel the parameter `head.kernel`, [d x p] row-major. @param m unit vector of d. */
export function headColumns(
  headKernel: Float32Array,
  m: Float64Array,
  labels: readonly number[],
): HeadColumns {
  const columns = transposed(headKernel, m.length);
  const common = headMeanColumn(headKernel, m.length);
  return {
    labels: labels.map((label) => cosine(row(columns, label), m)),
    mean: cosine(common, m),
    meanOverRms: (norm(common) * Math.sqrt(columns.rows)) / norm(rowNorms(columns)),
  };
}

function transposed(kernel: Float32Array, d: number): Matrix {
  const p = kernel.length / d;
  return matrix(
    p,
    d,
    Float64Array.from(kernel, (_, at) => kernel[(at % d) * p + Math.floor(at / d)]),
  );
}
