import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochFile, epochsIn } from '../../src/data/runFolder';
import { makeCovariances } from '../../src/replay/makeCovariances';
import { replayPlace } from '../../src/replay/replayPlace';
import { openRun } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { tinyConfig, tinyRun } from '../runs/tinyRun';

describe('makeCovariances', () => {
  it('writes again what training wrote, byte for byte, and goes on where it was stopped', async () => {
    const root = temporaryFolder();
    const run = await tinyRun(root, 'tiny', { epochs: 3_000, stateEvery: 2_000, covarianceEvery: 1_000 });
    const { covariances } = run.paths;
    const bytes = () =>
      epochsIn(covariances).map((epoch) => readFileSync(join(covariances, epochFile(epoch))));
    const before = bytes();
    expect(before).toHaveLength(3);
    const progress = () => expect.unreachable('nothing is missing');
    expect(await makeCovariances(run, { root, progress })).toBe(true);

    rmSync(covariances, { recursive: true });
    const stop = new AbortController();
    const options = { root, threads: 1, signal: stop.signal };
    const stopped = await makeCovariances(run, {
      ...options,
      progress: (epoch) => epoch >= 2_000 && stop.abort(),
    });
    expect([stopped, epochsIn(covariances)]).toEqual([false, [1_000, 2_000]]);
    const told: number[] = [];
    // The state of 2,000, which the run keeps, is not needed: the replay kept its own place.
    rmSync(run.paths.states, { recursive: true });
    const goesOn = { root, threads: 1, progress: (epoch: number) => told.push(epoch) };
    expect(await makeCovariances(openRun('tiny', root), goesOn)).toBe(true);
    expect([
      Math.min(...told) > 2_000,
      existsSync(join(run.paths.checkpoint, 'covariances.safetensors')),
    ]).toEqual([true, false]);
    expect(bytes()).toEqual(before);
  });

  it('does not go on from the place of another run', async () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const run = await tinyRun(one, 'tiny', { epochs: 3_000, covarianceEvery: 1_000 });
    const seed = { ...tinyConfig, task: { ...tinyConfig.task, seed: 4 } };
    const { state } = await tinyRun(other, 'tiny', { config: seed, epochs: 2_000, stateEvery: 2_000 });
    const before = readFileSync(join(run.paths.covariances, epochFile(3_000)));
    rmSync(join(run.paths.covariances, epochFile(3_000)));
    replayPlace({ ...run, hash: 'of another run' }, 'covariances').keep(state(2_000));
    expect(await makeCovariances(run, { root: one, threads: 1 })).toBe(true);
    expect(readFileSync(join(run.paths.covariances, epochFile(3_000)))).toEqual(before);
  });
});
