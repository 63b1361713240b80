import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochFile, epochsIn } from '../../src/data/runFolder';
import { makeCovariances } from '../../src/replay/makeCovariances';
import { openRun } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { tinyRun } from '../runs/tinyRun';

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
    expect(await makeCovariances(openRun('tiny', root), { root, threads: 1 })).toBe(true);
    expect(bytes()).toEqual(before);
  });
});
