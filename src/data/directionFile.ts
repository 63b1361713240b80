import { checkOrthonormal } from '../engine/checkOrthonormal';
import { type Matrix, matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { serializeSafetensors } from './safetensors/serializeSafetensors';
import { onlyTensors, required } from './safetensors/taskTensors';
import { readSafetensors } from './safetensorsFile';

const DIRECTION = 'direction';
const TOLERANCE = 1e-6;

export interface DirectionFile {
  /** k x n float64: one direction a row, orthonormal to 1e-6. */
  readonly directions: Matrix;
  /** Where they come from: run, epoch, method. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads one direction (tensor `direction`, `[n]`) or k of them (`[k, n]`), F32 or F64.
 * @throws InputError naming the file and the reason: missing, damaged, another dtype or shape, not finite, not of
 *   unit length, not orthogonal.
 * @example
 * import { cosine, openRun, onsetDirection, readDirections } from 'activation-supervision';
 * const { directions } = readDirections('data/runs/baseline/directions/h1-pc1-onset.safetensors');
 * cosine(directions.data, onsetDirection(openRun('baseline'), 25_700)); // => 1
 */
export function readDirections(path: string): DirectionFile {
  const { tensors, metadata } = readSafetensors(path);
  const { dtype, shape, data } = required(tensors, DIRECTION, path);
  onlyTensors(tensors, new Set([DIRECTION]), path);
  const floats = data instanceof Float32Array || data instanceof Float64Array;
  if (!floats || shape.length < 1 || shape.length > 2 || data.length === 0) {
    throw new InputError(
      `${path}: expected '${DIRECTION}' to be F32 or F64 [n] or [k, n], found ${dtype} [${shape}]`,
    );
  }
  const [rows, columns] = shape.length === 1 ? [1, shape[0]] : shape;
  const directions = matrix(rows, columns, Float64Array.from(data));
  checkOrthonormal(directions, path, TOLERANCE);
  return { directions, metadata };
}

/**
 * The bytes of a direction file, F64; a single row is stored as `[n]`.
 * @throws InputError when the rows are not orthonormal to 1e-6.
 */
export function directionBytes({ directions, metadata }: DirectionFile): Uint8Array {
  checkOrthonormal(directions, 'the directions to write', TOLERANCE);
  const { rows, columns, data } = directions;
  const shape = rows === 1 ? [columns] : [rows, columns];
  return serializeSafetensors({ tensors: new Map([[DIRECTION, { dtype: 'F64', shape, data }]]), metadata });
}
