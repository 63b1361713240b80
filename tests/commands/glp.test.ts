import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atomicWrite } from '../../src/data/atomicWrite';
import { readParameters, snapshotBytes } from '../../src/data/parameterFile';
import { epochFile } from '../../src/data/runFolder';
import { readSafetensors } from '../../src/data/safetensorsFile';
import { glpBytes } from '../../src/models/glp/glpFile';
import { canonicalGlp } from '../../src/models/glp/glpOptions';
import type { GlpPrior } from '../../src/models/glp/glpPrior';
import { initialGlpParameters } from '../../src/models/glp/initialGlpParameters';
import type { Run } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { tinyRun } from '../runs/tinyRun';
import { writeStudy } from '../study/writeStudy';
import { cli, type Outcome } from './cli';

const EPOCH = 100;
const original = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
let run: Run;

beforeAll(async () => {
  run = await tinyRun(original);
});
afterAll(() => rmSync(original, { recursive: true }));

/** An untrained prior of the tiny run, changed by `changes`. */
function prior(input = 8, changes: Partial<GlpPrior> = {}): GlpPrior {
  const sizes = { input, model: 16, mlp: 16, blocks: 1, timeFeatures: 8, timeHidden: 16 };
  const shape = { ...canonicalGlp.shape, ...sizes };
  return {
    options: { ...canonicalGlp, shape },
    parameters: initialGlpParameters(1, shape),
    normaliser: { mean: new Float32Array(input), scale: new Float32Array(input).fill(1) },
    seed: 1,
    epoch: EPOCH,
    run: run.hash,
    ...changes,
  };
}

/** A copy of the cache with a prior at epoch 100. */
function cache(of: GlpPrior = prior()): { root: string; folder: string; file: string } {
  const root = join(temporaryFolder(), 'data');
  cpSync(original, root, { recursive: true });
  const folder = join(root, 'runs', 'tiny');
  const file = join(folder, 'glp', 'priors', epochFile(EPOCH));
  atomicWrite(file, glpBytes(of));
  return { root, folder, file };
}

const glp = (root: string, ...args: string[]): Outcome =>
  cli(['glp', ...args], { ACTIVATION_SUPERVISION_DATA: root });

const residuals = (root: string, ...more: string[]): Outcome =>
  glp(root, 'residuals', '--run', 'tiny', '--epoch', `${EPOCH}`, ...more);

/** Bad input: exit code 2, one line on standard error, nothing on standard output. */
function refused({ code, stdout, stderr }: Outcome, ...words: string[]): void {
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: .*\n$/);
  for (const word of words) expect(stderr).toContain(word);
}

describe('glp residuals', () => {
  it('prints only JSON with --json, and writes the residuals of each seed with --out', () => {
    const { root } = cache();
    const out = join(root, 'residuals.safetensors');
    const { code, stdout, stderr } = residuals(root, '--seeds', '2', '--json', '--out', out);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ epoch: EPOCH, noise_seeds: 2 });
    const { tensors, metadata } = readSafetensors(out);
    expect([...tensors.keys()].sort()).toEqual(['residuals.0', 'residuals.1']);
    expect(tensors.get('residuals.0')?.shape).toEqual([84, 8]);
    expect(metadata).toEqual({ epoch: `${EPOCH}`, run: run.hash });
  });

  it('refuses an epoch without weights, naming those there are', () => {
    const { root } = cache();
    const asked = glp(root, 'residuals', '--run', 'tiny', '--epoch', '50', '--json');
    refused(asked, 'expected a prior at epoch 50, found 100');
  });

  it('refuses a prior of another run, naming both', () => {
    const { root, file } = cache(prior(8, { run: 'f00d' }));
    refused(residuals(root), file, `expected a prior of the run ${run.hash}, found one of f00d`);
  });

  it('refuses a prior of another hidden width', () => {
    const { root, file } = cache(prior(16));
    refused(residuals(root), file, 'expected a prior of width 8, found width 16');
  });

  it.each(['residuals', 'sample'])('refuses weights that are NaN: %s', (verb) => {
    const parameters = { ...prior().parameters, output: new Float32Array(16 * 8).fill(Number.NaN) };
    const { root, file } = cache(prior(8, { parameters }));
    const more = verb === 'sample' ? ['-n', '3'] : [];
    refused(
      glp(root, verb, '--run', 'tiny', '--epoch', `${EPOCH}`, ...more),
      file,
      "'output' holds NaN at position 0",
    );
  });

  it('refuses a snapshot whose weights are NaN, and one whose activations are not finite', () => {
    const { root, folder } = cache();
    const file = join(folder, 'snapshots', epochFile(EPOCH));
    const { parameters, shape, metadata } = readParameters(file);
    const filled = (value: number) => ({
      ...parameters,
      'hidden1.kernel': parameters['hidden1.kernel'].map(() => value),
    });
    atomicWrite(file, snapshotBytes(filled(Number.NaN), shape, metadata));
    refused(residuals(root), file, "'hidden1.kernel' holds NaN");
    atomicWrite(file, snapshotBytes(filled(3e38), shape, metadata));
    refused(residuals(root), 'activations: expected finite numbers, found Infinity at [');
  });

  it('refuses a run that is not there', () => {
    const { root } = cache();
    refused(
      glp(root, 'residuals', '--run', 'nope', '--epoch', '100'),
      `run 'nope': not among the runs of ${root}, which has tiny`,
    );
  });
});

describe('glp', () => {
  it('takes --study and --run: a name or a folder, the baseline of the first seed where none is named', () => {
    const { root, folder } = cache();
    const rows = (...where: string[]) =>
      cli(['glp', 'sample', ...where, '--epoch', `${EPOCH}`, '-n', '2', '--steps', '2']);
    const named = glp(root, 'sample', '--run', 'tiny', '--epoch', `${EPOCH}`, '-n', '2', '--steps', '2');
    expect(named.stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(rows('--run', folder)).toEqual(named);
    refused(rows('--study', root), `${root}: expected a study`);
    writeStudy(root, { task: { p: 13, train_fraction: 0.5 }, hidden: [8, 8], epochs: 500, seeds: [3] });
    renameSync(folder, join(root, 'runs', 'seed-3'));
    expect(rows('--study', root)).toEqual(named);
    expect(rows('--study', root, '--run', 'seed-3')).toEqual(named);
    const trained = cli(['glp', 'train', '--study', root]);
    refused(
      trained,
      "run 'seed-3': expected at least 1000 epochs, one snapshot to train a prior on, found 200",
    );
  });
});

describe('glp sample', () => {
  it('writes rows of numbers, the same for a seed', () => {
    const { root } = cache();
    const sample = () =>
      glp(root, 'sample', '--run', 'tiny', '--epoch', `${EPOCH}`, '-n', '3', '--steps', '2');
    const { code, stdout } = sample();
    expect(code).toBe(0);
    const rows = stdout.trimEnd().split('\n');
    expect(rows.map((row) => row.split(' ').map(Number).filter(Number.isFinite).length)).toEqual([8, 8, 8]);
    expect(sample().stdout).toBe(stdout);
  });

  it('refuses a count of nothing, and an epoch without weights', () => {
    const { root } = cache();
    const asked = (epoch: string, count: string) =>
      glp(root, 'sample', '--run', 'tiny', '--epoch', epoch, '-n', count);
    expect(asked('100', '0')).toMatchObject({ code: 2, stdout: '' });
    refused(asked('50', '3'), 'expected a prior at epoch 50, found 100');
  });
});
