import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../data/temporaryFolder';
import { runBytes } from '../training/runFixtures';
import { cli, type Outcome } from './cli';

const SNAPSHOT = 'runs/small/snapshots/epoch-000100.safetensors';

/** A cache of one small run, copied for each test. */
const original = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
beforeAll(() => {
  const out = join(original, 'runs/small');
  const flags = ['--p', '7', '--hidden', '8,8', '--snapshot-every', '50', '--state-every', '100'];
  expect(cli(['train', '--seed', '3', '--epochs', '200', '--out', out, ...flags]).code).toBe(0);
  expect(on(original, 'verify', '--write').code).toBe(0);
});
afterAll(() => rmSync(original, { recursive: true }));

function cache(): string {
  const root = join(temporaryFolder(), 'data');
  cpSync(original, root, { recursive: true });
  return root;
}

function on(root: string, ...args: string[]): Outcome {
  return cli(args, { ACTIVATION_SUPERVISION_DATA: root });
}

function flipLastBit(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] ^= 1;
  writeFileSync(file, bytes);
}

describe('verify', () => {
  it('counts the files when all are as the manifest has them', () => {
    const { code, stdout, stderr } = on(cache(), 'verify');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe('13 files as the manifest has them\n');
  });

  it('says in a line each what is changed, missing or extra, and exits with 1', () => {
    const root = cache();
    flipLastBit(join(root, SNAPSHOT));
    unlinkSync(join(root, 'runs/small/environment.json'));
    writeFileSync(join(root, 'stray.txt'), '');
    const { code, stdout, stderr } = on(root, 'verify');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`missing: runs/small/environment.json\nchanged: ${SNAPSHOT}\nextra: stray.txt\n`);
  });

  it('writes the manifest anew with --write', () => {
    const root = cache();
    unlinkSync(join(root, 'runs/small/environment.json'));
    expect(on(root, 'verify', '--write')).toMatchObject({
      code: 0,
      stdout: '12 files as the manifest has them\n',
    });
    expect(on(root, 'verify').code).toBe(0);
  });

  it('refuses a cache without a manifest, or with a damaged one', () => {
    const root = cache();
    writeFileSync(join(root, 'manifest.json'), '{"files": 3}');
    expect(on(root, 'verify')).toMatchObject({ code: 2, stdout: '' });
    unlinkSync(join(root, 'manifest.json'));
    expect(on(root, 'verify').stderr).toMatch(/^error: .*manifest.json: no such file\n$/);
    expect(on(join(root, 'nowhere'), 'verify').stderr).toContain('does not exist');
  });
});

describe('reproduce', () => {
  it.each(['1', '2', '4'])('finds the same bytes on %s threads and writes nothing', (threads) => {
    const root = cache();
    const { code, stdout } = on(root, 'reproduce', '--run', 'small', '--threads', threads);
    expect(stdout).toBe(
      'small: reproduced up to epoch 200: 5 snapshots, 3 states and 0 covariances have the same bytes, so has the end, ' +
        '3 rows of history the same numbers\n',
    );
    expect(code).toBe(0);
    expect(runBytes(root)).toEqual(runBytes(original));
  });

  it('names the first file that differs and exits with 1', () => {
    const root = cache();
    flipLastBit(join(root, SNAPSHOT));
    const { code, stdout, stderr } = on(root, 'reproduce', '--run', 'small');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error: small differs first in snapshots\/epoch-000100.safetensors: /m);
    expect(on(root, 'reproduce', '--run', 'small', '--until', '99').code).toBe(0);
  });

  it('refuses epochs of which nothing is committed, and ends', () => {
    const root = cache();
    rmSync(join(root, 'runs/small/snapshots/epoch-000000.safetensors'));
    rmSync(join(root, 'runs/small/states/epoch-000000.safetensors'), { force: true });
    expect(on(root, 'reproduce', '--run', 'small', '--until', '40')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("run 'small': no file is committed from epoch 0 up to 40"),
    });
    expect(on(root, 'reproduce', '--run', 'small', '--until', '50000')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('what is committed of it ends at epoch 200, asked for 50000'),
    });
  });

  it('refuses an unknown run, naming those there are, and an epoch that is none', () => {
    const root = cache();
    expect(on(root, 'reproduce').stderr).toContain('expected a study, found no study.json');
    expect(on(root, 'reproduce', '--run', 'other').stderr).toBe(
      `error: run 'other': not among the runs of ${root}, which has small\n`,
    );
    expect(on(root, 'reproduce', '--run', 'small', '--until', '-5')).toMatchObject({ code: 2, stdout: '' });
  });
});
