import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { epochFile, epochsIn, runPaths } from '../../src/data/runFolder';
import { temporaryFolder } from './temporaryFolder';

test('a run keeps its files under its folder', () => {
  const paths = runPaths('run');
  expect(paths.config).toBe(join('run', 'config.json'));
  expect(paths.history).toBe(join('run', 'history.arrow'));
  for (const path of Object.values(paths)) expect(path.startsWith('run')).toBe(true);
});

test('the file of an epoch has six digits, more where needed', () => {
  expect([0, 26_000, 1_234_567].map(epochFile)).toEqual([
    'epoch-000000.safetensors',
    'epoch-026000.safetensors',
    'epoch-1234567.safetensors',
  ]);
});

test('epochsIn lists what epochFile names, by epoch, and nothing else', () => {
  const folder = temporaryFolder();
  for (const epoch of [1_000_000, 5, 999_000]) writeFileSync(join(folder, epochFile(epoch)), '');
  for (const other of ['epoch-5.safetensors', 'epoch-000007.safetensors.1234', 'notes'])
    writeFileSync(join(folder, other), '');
  expect(epochsIn(folder)).toEqual([5, 999_000, 1_000_000]);
});

test('a folder that is empty or does not exist holds no epochs', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'empty'));
  expect([epochsIn(join(folder, 'empty')), epochsIn(join(folder, 'none'))]).toEqual([[], []]);
});
