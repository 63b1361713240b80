import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { placeOf } from '../../src/data/placeOf';
import { packageRoot } from '../../src/packageRoot';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'activation-supervision-')));
const before = process.cwd();

afterEach(() => {
  process.chdir(before);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

describe('where a path leads', () => {
  it('is seen from here, or else from the folder of the package', () => {
    process.chdir(folder);
    expect(placeOf('docs/studies.md')).toBe(join(packageRoot, 'docs/studies.md'));
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, 'docs/studies.md'), '');
    expect(placeOf('docs/studies.md')).toBe(join(folder, 'docs/studies.md'));
  });

  it('is in the data that the environment names, where it begins with data', () => {
    process.chdir(folder);
    vi.stubEnv('ACTIVATION_SUPERVISION_DATA', folder);
    writeFileSync(join(folder, 'mine.npy'), '');
    expect(placeOf('data')).toBe(folder);
    expect(placeOf('data/mine.npy')).toBe(join(folder, 'mine.npy'));
    expect(placeOf('data/study.json')).toBe(join(packageRoot, 'data/study.json'));
  });

  it('is here where there is nothing', () => {
    expect(placeOf('no/such')).toBe(join(before, 'no/such'));
    expect(placeOf('/no/such')).toBe('/no/such');
  });
});
