import { type Matrix, matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { serializeSafetensors } from './safetensors/serializeSafetensors';
import { onlyTensors, required } from './safetensors/taskTensors';
import { float32Tensor, type Tensor } from './safetensors/tensor';
import { readSafetensors } from './safetensorsFile';

const TENSOR = 'covariance';

/** The bytes of a symmetric `[n, n]` matrix, as `covarianceTensor`. */
export function covarianceBytes(of: Matrix, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  return serializeSafetensors({ tensors: new Map([[TENSOR, covarianceTensor(of)]]), metadata });
}

/** The upper triangle of a symmetric `[n, n]` matrix by rows, float32, `[n (n + 1) / 2]`. */
export function covarianceTensor(of: Matrix): Tensor {
  const n = of.rows;
  const upper = new Float32Array((n * (n + 1)) / 2);
  let at = 0;
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) upper[at++] = of.data[i * n + j];
  return float32Tensor(upper);
}

/** @throws InputError naming the file when it is missing, damaged or holds no upper triangle of finite float32. */
export function readCovariance(path: string): Matrix {
  const { tensors } = readSafetensors(path);
  const tensor = required(tensors, TENSOR, path);
  onlyTensors(tensors, new Set([TENSOR]), path);
  return covarianceOf(tensor, path);
}

/**
 * The symmetric `[n, n]` matrix that `covarianceTensor` packed.
 * @throws InputError naming the file when it is no upper triangle of finite float32.
 */
export function covarianceOf({ dtype, data }: Tensor, path: string): Matrix {
  const n = (Math.sqrt(8 * data.length + 1) - 1) / 2;
  if (!(data instanceof Float32Array) || !Number.isInteger(n) || n < 1) {
    throw new InputError(`${path}: expected F32 [n (n + 1) / 2], found ${dtype} [${data.length}]`);
  }
  if (!data.every(Number.isFinite)) throw new InputError(`${path}: the covariance is not finite`);
  const out = matrix(n, n);
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) out.data[i * n + j] = out.data[j * n + i] = data[at++];
  }
  return out;
}
