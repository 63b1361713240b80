import { atomicWrite } from '../data/atomicWrite';
import { covarianceOf, covarianceTensor } from '../data/covarianceFile';
import { serializeSafetensors } from '../data/safetensors/serializeSafetensors';
import { onlyTensors, required } from '../data/safetensors/taskTensors';
import { float32Tensor, type Tensor } from '../data/safetensors/tensor';
import { readSafetensors } from '../data/safetensorsFile';
import { type Matrix, matrix, row } from '../engine/matrix';
import { InputError } from '../inputError';
import { columnMeans } from '../metrics/algebra/columnMeans';
import { project } from '../metrics/algebra/project';
import { rowNorms } from '../metrics/algebra/rowNorms';
import { glpResidualCovariance } from '../metrics/prior/glpResidualCovariance';
import { heaviest } from '../metrics/statistics/heaviest';
import { onePercent } from '../metrics/statistics/onePercent';
import type { GlpMeasured } from './glpRow';

/** The residuals of one snapshot as they are cached; float32, means over the noise seeds. */
export interface GlpResidualRecord {
  /** ||r|| of each training sample, `[n]`. */
  readonly norm: Float32Array;
  /** r . PC1 of each training sample, `[n]`. */
  readonly projection: Float32Array;
  /** Residuals of the 1 % heaviest samples, heaviest first, `[28, n1]`. */
  readonly heaviest: Matrix;
  /** Mean residual, `[n1]`. */
  readonly mean: Float32Array;
  /** Residual PC1, `[n1]`, signed. */
  readonly direction: Float32Array;
  /** Mean projections on PC1 of the 2, 5, 10 and 28 heaviest and of all, and their deviations over the seeds, `[2, 5]`. */
  readonly byRank: Matrix;
  /** Averaged over the noise seeds, `[n1, n1]`. */
  readonly covariance: Matrix;
}

const TENSORS = ['norm', 'projection', 'heaviest', 'mean', 'direction', 'by_rank', 'covariance'];
/** The groups of `byRank`, in its order. */
export const GROUPS = ['top2', 'top5', 'top10', 'top28', 'all'] as const;

export function writeGlpResidualRecord(
  path: string,
  { residuals, metrics }: Pick<GlpMeasured, 'residuals' | 'metrics'>,
  weights: ArrayLike<number>,
  metadata: Readonly<Record<string, string>>,
): void {
  const { direction } = metrics.component;
  const average = averaged(residuals);
  const top = heaviest(weights, onePercent(average.rows));
  const { columns } = average;
  const means = GROUPS.map((group) => metrics.projections[group].mean);
  const deviations = GROUPS.map((group) => metrics.projections[group].deviation);
  const tensors = new Map<string, Tensor>([
    ['norm', single(meanOf(residuals.map(rowNorms)))],
    ['projection', single(meanOf(residuals.map((r) => project(r, direction))))],
    ['heaviest', single(Float64Array.from(top.flatMap((i) => [...row(average, i)])), [top.length, columns])],
    ['mean', single(columnMeans(average))],
    ['direction', single(direction)],
    ['by_rank', single(Float64Array.from([...means, ...deviations]), [2, GROUPS.length])],
    ['covariance', covarianceTensor(glpResidualCovariance(residuals))],
  ]);
  atomicWrite(path, serializeSafetensors({ tensors, metadata }));
}

/** @throws InputError naming the file when it is missing, damaged or another kind of file. */
export function readGlpResidualRecord(path: string): GlpResidualRecord {
  const { tensors } = readSafetensors(path);
  onlyTensors(tensors, new Set(TENSORS), path);
  const read = (name: string): Tensor & { data: Float32Array } => {
    const tensor = required(tensors, name, path);
    if (tensor.data instanceof Float32Array && tensor.data.every(Number.isFinite)) {
      return { ...tensor, data: tensor.data };
    }
    throw new InputError(`${path}: expected '${name}' to be finite F32`);
  };
  const asMatrix = (name: string): Matrix => {
    const { shape, data } = read(name);
    return matrix(shape[0], shape[1], Float64Array.from(data));
  };
  return {
    norm: read('norm').data,
    projection: read('projection').data,
    heaviest: asMatrix('heaviest'),
    mean: read('mean').data,
    direction: read('direction').data,
    byRank: asMatrix('by_rank'),
    covariance: covarianceOf(read('covariance'), path),
  };
}

const single = (values: Float64Array, shape: readonly number[] = [values.length]): Tensor =>
  float32Tensor(Float32Array.from(values), shape);

function averaged(of: readonly Matrix[]): Matrix {
  return matrix(of[0].rows, of[0].columns, meanOf(of.map(({ data }) => data)));
}

function meanOf(arrays: readonly Float64Array[]): Float64Array {
  return arrays[0].map((_, i) => arrays.reduce((sum, values) => sum + values[i], 0) / arrays.length);
}
