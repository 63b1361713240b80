import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directionBytes, readDirections } from '../../src/data/directionFile';
import type { Tensor } from '../../src/data/safetensors/tensor';
import { writeSafetensors } from '../../src/data/safetensorsFile';
import { matrix } from '../../src/engine/matrix';
import { refusal } from './refusal';
import { temporaryFolder } from './temporaryFolder';

const metadata = { run: 'baseline', epoch: '26000' };

test.each([
  ['one direction', matrix(1, 3, Float64Array.of(0.6, 0, 0.8))],
  ['two directions', matrix(2, 3, Float64Array.of(0.6, 0, 0.8, 0, -1, 0))],
])('%s is read back with its provenance', (_, directions) => {
  const path = join(temporaryFolder(), 'direction');
  writeFileSync(path, directionBytes({ directions, metadata }));
  expect(readDirections(path)).toEqual({ directions, metadata });
});

test('a float32 direction of unit length to float32 is read as float64', () => {
  const data = Float32Array.of(0.6, 0.8);
  expect([...readTensor({ dtype: 'F32', shape: [2], data }).data]).toEqual([...data]);
});

const f64 = (shape: number[], ...values: number[]): Tensor => ({
  dtype: 'F64',
  shape,
  data: Float64Array.from(values),
});

test.each<[string, Tensor, string]>([
  ['another length', f64([2], 0.6, 0.9), 'expected direction 0 to have length 1, found 1.08'],
  ['zero', f64([2], 0, 0), 'expected direction 0 to have length 1, found 0'],
  ['NaN', f64([2], Number.NaN, 1), 'expected direction 0 to have length 1, found NaN'],
  ['an infinity', f64([2], Infinity, 1), 'expected direction 0 to have length 1, found Infinity'],
  [
    'directions that are not orthogonal',
    f64([2, 2], 1, 0, 0.6, 0.8),
    'expected directions 0 and 1 to be orthogonal',
  ],
  [
    'three dimensions',
    f64([1, 1, 1], 1),
    "expected 'direction' to be F32 or F64 [n] or [k, n], found F64 [1,1,1]",
  ],
  ['nothing', f64([0]), "expected 'direction' to be F32 or F64 [n] or [k, n], found F64 [0]"],
  ['integers', { dtype: 'I32', shape: [1], data: Int32Array.of(1) }, 'found I32 [1]'],
])('%s is refused', (_, tensor, reason) => {
  expect(refusal(() => readTensor(tensor))).toContain(reason);
});

test('a file without the tensor is refused', () => {
  expect(refusal(() => readTensor(f64([1], 1), 'vector'))).toContain(
    "expected a tensor 'direction', found none",
  );
});

test('a direction that is not of unit length is not written', () => {
  const directions = matrix(1, 2, Float64Array.of(1, 1));
  expect(refusal(() => directionBytes({ directions, metadata: {} }))).toContain('to have length 1');
});

function readTensor(tensor: Tensor, name = 'direction') {
  const path = join(temporaryFolder(), 'direction');
  writeSafetensors(path, { tensors: new Map([[name, tensor]]), metadata: {} });
  return readDirections(path).directions;
}
