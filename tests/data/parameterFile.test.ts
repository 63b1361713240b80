import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readParameters, snapshotBytes } from '../../src/data/parameterFile';
import { parseSafetensors } from '../../src/data/safetensors/parseSafetensors';
import { float32Tensor, type Tensor } from '../../src/data/safetensors/tensor';
import { writeSafetensors } from '../../src/data/safetensorsFile';
import { packageRoot } from '../../src/packageRoot';
import { refusal } from './refusal';
import { smallParameters, smallShape } from './taskFixtures';
import { temporaryFolder } from './temporaryFolder';

test('a snapshot is read back with its shape and metadata', () => {
  const path = join(temporaryFolder(), 'snapshot.safetensors');
  writeFileSync(path, snapshotBytes(smallParameters(), smallShape, { epoch: '7' }));
  expect(readParameters(path)).toEqual({
    parameters: smallParameters(),
    shape: smallShape,
    metadata: { epoch: '7' },
  });
});

test('a snapshot written by Python is read, whatever its bytes are aligned to', () => {
  const { parameters, shape, metadata } = readParameters(
    join(packageRoot, 'tests/golden/params-step-10.safetensors'),
  );
  expect(shape).toEqual({ p: 97, hidden: [128, 128] });
  expect(metadata).toEqual({ seed: '42', step: '10', zipf_exponent: '1.5' });
  expect(Object.keys(parameters)).toHaveLength(6);
  expect(parameters['hidden0.kernel']).toHaveLength(194 * 128);
});

test('a file of another shape than expected is refused', () => {
  const path = join(temporaryFolder(), 'f');
  writeFileSync(path, snapshotBytes(smallParameters(), smallShape));
  expect(refusal(() => readParameters(path, { p: 7, hidden: [4, 3] }))).toBe(
    `${path}: expected a model with p = 7 and hidden widths 4, 3, found p = 5 and hidden widths 4, 3`,
  );
});

test.each<[string, (tensors: Map<string, Tensor>) => void, string]>([
  ['a missing tensor', (t) => t.delete('hidden1.kernel'), "expected a tensor 'hidden1.kernel', found none"],
  ['a missing bias', (t) => t.delete('head.bias'), "expected a tensor 'head.bias', found none"],
  [
    'a tensor too many',
    (t) => t.set('extra', float32Tensor(Float32Array.of(1))),
    "unexpected tensor 'extra'",
  ],
  [
    'a transposed kernel',
    (t) => t.set('head.kernel', float32Tensor(new Float32Array(15), [5, 3])),
    "expected 'head.kernel' to be F32 [3,5], found F32 [5,3]",
  ],
  [
    'another dtype',
    (t) => t.set('hidden0.bias', { dtype: 'F64', shape: [4], data: new Float64Array(4) }),
    "expected 'hidden0.bias' to be F32 [4], found F64 [4]",
  ],
  [
    'a bias of two dimensions',
    (t) => t.set('hidden0.bias', float32Tensor(new Float32Array(4), [2, 2])),
    "expected 'hidden0.bias' to have one dimension, found [2,2]",
  ],
  [
    'NaN',
    (t) => t.set('hidden1.bias', float32Tensor(Float32Array.of(0, Number.NaN, 0))),
    "'hidden1.bias' holds NaN at position 1",
  ],
  [
    'an infinity',
    (t) => t.set('head.bias', float32Tensor(Float32Array.of(0, 0, 0, 0, -Infinity))),
    "'head.bias' holds -Infinity at position 4",
  ],
])('%s is refused, naming the tensor', (_, damage, reason) => {
  const path = join(temporaryFolder(), 'f.safetensors');
  const { tensors, metadata } = parseSafetensors(snapshotBytes(smallParameters(), smallShape), path);
  const damaged = new Map(tensors);
  damage(damaged);
  writeSafetensors(path, { tensors: damaged, metadata });
  expect(refusal(() => readParameters(path))).toBe(`${path}: ${reason}`);
});

test('a file that is not there, or a folder, is refused by name', () => {
  const folder = temporaryFolder();
  expect(refusal(() => readParameters(join(folder, 'none')))).toBe(`${join(folder, 'none')}: no such file`);
  expect(refusal(() => readParameters(folder))).toBe(`${folder}: expected a file, found a folder`);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});
