import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directionBytes } from '../../src/data/directionFile';
import { readHistory } from '../../src/data/history';
import { sha256 } from '../../src/data/sha256';
import { matrix } from '../../src/engine/matrix';
import { InputError } from '../../src/inputError';
import { replay } from '../../src/replay/replay';
import { reproduceRun } from '../../src/replay/reproduceRun';
import { openRun } from '../../src/runs/openRun';
import type { RunConfig } from '../../src/training/runConfig';
import type { Suppression } from '../../src/training/suppression';
import { type TrainRunOptions, trainRun } from '../../src/training/trainRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { often, runBytes, smallConfig } from './runFixtures';

const EPOCHS = 200;
const WIDTH = smallConfig.hidden[1];
const suppressing = (suppression?: Suppression): RunConfig =>
  suppression ? { ...smallConfig, suppression } : smallConfig;

/** A cache at `root` with a run `small`, whose directions/ has two orthonormal axes. */
async function train(
  config: RunConfig,
  options: Partial<TrainRunOptions> = {},
  root = temporaryFolder(),
): Promise<{ root: string; folder: string }> {
  const folder = join(root, 'runs', 'small');
  await trainRun(folder, config, { epochs: EPOCHS, ...often, ...options });
  return { root, folder };
}

function axes(...which: number[]): { file: string; suppression: Suppression } {
  const directions = matrix(which.length, WIDTH);
  which.forEach((axis, k) => {
    directions.data[k * WIDTH + axis] = 1;
  });
  const file = join(temporaryFolder(), 'axes.safetensors');
  writeFileSync(file, directionBytes({ directions, metadata: { method: 'axes' } }));
  return { file, suppression: { source: 'frozen', sha256: sha256(readFileSync(file)) } };
}

const stopAt = (epoch: number): Pick<TrainRunOptions, 'signal' | 'progress'> => {
  const controller = new AbortController();
  return { signal: controller.signal, progress: (at) => at >= epoch && controller.abort() };
};

const REFRESHED: Suppression[] = [
  { source: 'gradient', every: 30 },
  { source: 'unweighted', every: 20 },
];

describe('a suppressed run', () => {
  it.each([
    ...REFRESHED,
    { source: 'random', seed: 1 } as const,
  ])('gives the same files when it is stopped and resumed, between two choices of a direction too: %o', async (suppression) => {
    const whole = runBytes((await train(suppressing(suppression), { threads: 1 })).folder);
    const { root, folder } = await train(suppressing(suppression), { threads: 2, ...stopAt(75) });
    for (const epoch of [110, 120, EPOCHS])
      await train(suppressing(suppression), { resume: true, ...stopAt(epoch) }, root);
    expect(runBytes(folder)).toEqual(whole);
  });

  it('differs from the plain run, and each source from the others', async () => {
    const frozen = axes(0, 3);
    const sources = [undefined, ...REFRESHED, { source: 'random', seed: 1 } as const, frozen.suppression];
    const ends = await Promise.all(
      sources.map(async (suppression) => {
        const { folder } = await train(suppressing(suppression), { directions: { frozen: frozen.file } });
        return runBytes(folder)['snapshots/epoch-000200.safetensors'];
      }),
    );
    expect(new Set(ends).size).toBe(sources.length);
  });

  it('says in its history how its directions lie, all fractions', async () => {
    const { folder } = await train(suppressing(REFRESHED[0]), { directions: { reference: axes(2).file } });
    const history = readHistory(join(folder, 'history.arrow'));
    for (const name of ['gradient_fraction_along_m', 'cos_h1_pc1', 'cos_glp_direction']) {
      for (const value of history[name]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
    const previous = [...history.cos_previous_direction];
    expect(previous[0]).toBeNaN();
    // Rows every 20 epochs, a new direction every 30: no row before epoch 40 has one before it.
    expect(previous[1]).toBeNaN();
    expect(previous.slice(2).every((value) => value > 0 && value <= 1)).toBe(true);
  });

  it('has no column on the direction before where it never changes, nor on a prior that is not given', async () => {
    const { file, suppression } = axes(1);
    const { folder } = await train(suppressing(suppression), { directions: { frozen: file } });
    const names = Object.keys(readHistory(join(folder, 'history.arrow')));
    expect(names).toContain('cos_h1_pc1');
    expect(names).not.toContain('cos_previous_direction');
    expect(names).not.toContain('cos_glp_direction');
  });

  it.each([
    ...REFRESHED,
    { source: 'random', seed: 7 } as const,
  ])('is reproduced and replayed from its config: %o', async (suppression) => {
    const { root } = await train(suppressing(suppression));
    const run = openRun('small', root);
    const found = await reproduceRun(run, { root, threads: 1 });
    expect([found.difference, found.equal.snapshots, found.equal.history]).toEqual([undefined, 5, 11]);
    const shown: number[] = [];
    const observe = (epoch: number, { parameters }: { parameters: unknown }) => {
      shown.push(epoch);
      expect(parameters).toEqual(run.parameters(epoch));
    };
    await replay(run, [{ from: 150, to: 200, every: 50, observe }], { root });
    expect(shown).toEqual([150, 200]);
  });

  it('finds its frozen directions among the cached runs, and says so when they are gone', async () => {
    const { file, suppression } = axes(1, 2);
    const root = temporaryFolder();
    const { folder } = await train(suppressing(suppression), { directions: { frozen: file } }, root);
    const other = join(root, 'runs', 'other');
    await trainRun(other, smallConfig, { epochs: 10 });
    await expect(reproduceRun(openRun('small', root), { root })).resolves.toMatchObject({ epoch: EPOCHS });
    // A finished run has no checkpoint beside it, and with that no copy.
    rmSync(join(folder, 'checkpoint'), { recursive: true });
    await expect(reproduceRun(openRun('small', root), { root })).rejects.toThrow(
      'that no cached run has in its directions/',
    );
    mkdirSync(join(other, 'directions'));
    cpSync(file, join(other, 'directions', 'axes.safetensors'));
    expect((await reproduceRun(openRun('small', root), { root })).difference).toBeUndefined();
  });

  it.each<[string, Suppression, () => string | undefined, string]>([
    [
      'no file',
      { source: 'frozen', sha256: 'abc' },
      () => undefined,
      'expected the direction file with SHA-256 abc',
    ],
    [
      'another file',
      { source: 'frozen', sha256: 'abc' },
      () => axes(1).file,
      'expected the directions with SHA-256 abc',
    ],
    ['a missing file', { source: 'frozen', sha256: 'abc' }, () => '/nowhere/m', '/nowhere/m'],
  ])('refuses %s for its frozen directions, and writes nothing', async (_, suppression, fileOf, reason) => {
    const root = temporaryFolder();
    const frozen = fileOf();
    const attempt = train(suppressing(suppression), { directions: { frozen } }, root);
    await expect(attempt).rejects.toThrow(InputError);
    await expect(train(suppressing(suppression), { directions: { frozen } }, root)).rejects.toThrow(reason);
    expect(runBytes(root)).toEqual({});
  });
});
