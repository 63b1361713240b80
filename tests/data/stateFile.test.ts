import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { snapshotBytes } from '../../src/data/parameterFile';
import { parseSafetensors } from '../../src/data/safetensors/parseSafetensors';
import type { Tensor } from '../../src/data/safetensors/tensor';
import { writeSafetensors } from '../../src/data/safetensorsFile';
import { readState, stateBytes } from '../../src/data/stateFile';
import { refusal } from './refusal';
import { smallParameters, smallShape, smallState } from './taskFixtures';
import { temporaryFolder } from './temporaryFolder';

test('a state is read back bit by bit', () => {
  const path = join(temporaryFolder(), 'state');
  const bytes = stateBytes(smallState(), { seed: '1' });
  writeFileSync(path, bytes);
  const { shape, metadata, ...state } = readState(path);
  expect(state).toEqual(smallState());
  expect({ shape, metadata }).toEqual({ shape: smallShape, metadata: { seed: '1' } });
  expect(stateBytes(state, metadata)).toEqual(bytes);
});

test('a state holds the tensors of a snapshot, both moments and the step', () => {
  const names = [...parseSafetensors(stateBytes(smallState()), 'state').tensors.keys()];
  expect(names).toHaveLength(19);
  expect(names).toEqual(
    expect.arrayContaining(['head.bias', 'adam.m.hidden0.kernel', 'adam.v.head.bias', 'step']),
  );
});

const step = (data: Tensor['data'], dtype: Tensor['dtype'] = 'I32'): Tensor => ({
  dtype,
  shape: [data.length],
  data,
});

test('a 64-bit step is read', () => {
  expect(readDamaged((tensors) => tensors.set('step', step(BigInt64Array.of(5n), 'I64'))).step).toBe(5);
});

test.each<[string, (tensors: Map<string, Tensor>) => void, string]>([
  ['a missing step', (t) => t.delete('step'), "expected a tensor 'step', found none"],
  [
    'a float step',
    (t) => t.set('step', step(Float32Array.of(1), 'F32')),
    "expected 'step' to be I32 [1], found F32 [1]",
  ],
  [
    'two steps',
    (t) => t.set('step', step(Int32Array.of(1, 2))),
    "expected 'step' to be I32 [1], found I32 [2]",
  ],
  [
    'a negative step',
    (t) => t.set('step', step(Int32Array.of(-1))),
    "expected 'step' to be 0 or more, found -1",
  ],
  [
    'a step beyond counting',
    (t) => t.set('step', step(BigInt64Array.of(2n ** 60n), 'I64')),
    "expected 'step' to be 0 or more, found 1152921504606846976",
  ],
  [
    'a missing moment',
    (t) => t.delete('adam.v.head.bias'),
    "expected a tensor 'adam.v.head.bias', found none",
  ],
  [
    'a negative second moment',
    (t) => t.set('adam.v.hidden1.bias', { dtype: 'F32', shape: [3], data: Float32Array.of(0, -1, 0) }),
    "'adam.v.hidden1.bias' holds -1, expected none below 0",
  ],
  ['a tensor too many', (t) => t.set('adam.w', step(Int32Array.of(1))), "unexpected tensor 'adam.w'"],
])('%s is refused', (_, damage, reason) => {
  expect(refusal(() => readDamaged(damage))).toContain(`: ${reason}`);
});

test('a snapshot is no state', () => {
  const path = join(temporaryFolder(), 'snapshot');
  writeFileSync(path, snapshotBytes(smallParameters(), smallShape));
  expect(refusal(() => readState(path))).toContain("expected a tensor 'adam.m.head.bias', found none");
});

function readDamaged(damage: (tensors: Map<string, Tensor>) => void): ReturnType<typeof readState> {
  const path = join(temporaryFolder(), 'state');
  const { tensors, metadata } = parseSafetensors(stateBytes(smallState()), path);
  const damaged = new Map(tensors);
  damage(damaged);
  writeSafetensors(path, { tensors: damaged, metadata });
  return readState(path);
}
