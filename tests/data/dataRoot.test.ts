import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { dataRoot } from '../../src/data/dataRoot';
import { packageRoot } from '../../src/packageRoot';
import { refusal } from './refusal';
import { temporaryFolder } from './temporaryFolder';

const VARIABLE = 'ACTIVATION_SUPERVISION_DATA';
afterEach(() => vi.unstubAllEnvs());

test('the data lies in the package unless the environment names another folder', () => {
  vi.stubEnv(VARIABLE, '');
  expect(dataRoot()).toBe(join(packageRoot, 'data'));
  const folder = temporaryFolder();
  vi.stubEnv(VARIABLE, folder);
  expect(dataRoot()).toBe(folder);
});

test('a named folder that does not exist is refused', () => {
  const missing = join(temporaryFolder(), 'none');
  vi.stubEnv(VARIABLE, missing);
  expect(refusal(dataRoot)).toBe(`${VARIABLE} names ${missing}, which does not exist`);
});
