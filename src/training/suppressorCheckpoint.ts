import { existsSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { epochFile } from '../data/runFolder';
import { serializeSafetensors } from '../data/safetensors/serializeSafetensors';
import { onlyTensors, required } from '../data/safetensors/taskTensors';
import type { Tensor } from '../data/safetensors/tensor';
import { readSafetensors } from '../data/safetensorsFile';
import { type Matrix, matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import type { SuppressorState } from './suppressor';

const PREFIX = 'directions-';
const fileOf = (folder: string, step: number): string => join(folder, `${PREFIX}${epochFile(step)}`);

/**
 * Keeps the directions in force after `step` beside a checkpoint, in a file of that step: a crash before the state is
 * written leaves the older file for the older state.
 */
export function writeSuppressor(folder: string, step: number, state: SuppressorState): void {
  const tensors = new Map([['current', asTensor(state.current)]]);
  if (state.previous) tensors.set('previous', asTensor(state.previous));
  atomicWrite(
    fileOf(folder, step),
    serializeSafetensors({ tensors, metadata: { epoch: String(state.epoch) } }),
  );
}

/** Removes the directions of other steps, once the state of `step` is written. */
export function removeOtherSuppressors(folder: string, step: number): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(PREFIX) && join(folder, name) !== fileOf(folder, step))
      unlinkSync(join(folder, name));
  }
}

/** @throws InputError when the file is missing or damaged. */
export function readSuppressor(folder: string, step: number): SuppressorState {
  const path = fileOf(folder, step);
  if (!existsSync(path)) throw new InputError(`${path}: expected the directions in force, found no file`);
  const { tensors, metadata } = readSafetensors(path);
  onlyTensors(tensors, new Set(['current', 'previous']), path);
  const epoch = Number(metadata.epoch);
  if (!Number.isSafeInteger(epoch))
    throw new InputError(`${path}: expected an epoch, found ${metadata.epoch}`);
  const read = (name: string) => asMatrix(required(tensors, name, path), name, path);
  return { epoch, current: read('current'), ...(tensors.has('previous') && { previous: read('previous') }) };
}

const asTensor = ({ rows, columns, data }: Matrix): Tensor => ({
  dtype: 'F64',
  shape: [rows, columns],
  data,
});

function asMatrix({ dtype, shape, data }: Tensor, name: string, path: string): Matrix {
  if (!(data instanceof Float64Array) || shape.length !== 2) {
    throw new InputError(`${path}: expected '${name}' to be F64 [k, n], found ${dtype} [${shape}]`);
  }
  return matrix(shape[0], shape[1], data);
}
