import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochFile, epochsIn } from '../../src/data/runFolder';
import { makeSnapshots } from '../../src/replay/makeSnapshots';
import { committedSnapshots } from '../../src/runs/committedSnapshots';
import { openRun } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { historyOf } from '../runs/histories';
import { tinyRun } from '../runs/tinyRun';

/** A tiny run of 2,500 epochs whose history has a collapse at 2,300, with a snapshot every 100. */
async function collapsing(root: string) {
  await tinyRun(root, 'tiny', { epochs: 2_500, stateEvery: 2_000, snapshotEvery: 100 });
  return { ...openRun('tiny', root), history: historyOf(2_500, (epoch) => (epoch < 2_300 ? 0.99 : 0.6)) };
}

describe('makeSnapshots', () => {
  it('writes those that are missing, as training itself wrote them, and no other', async () => {
    const root = temporaryFolder();
    const { paths } = await collapsing(root);
    const trained = (epoch: number) => readFileSync(join(paths.snapshots, epochFile(epoch)));
    const missing = [200, 1_200, 2_200];
    const bytes = missing.map(trained);
    for (const epoch of epochsIn(paths.snapshots)) {
      if (epoch % 1_000 !== 0 || epoch === 0) rmSync(join(paths.snapshots, epochFile(epoch)));
    }
    const run = {
      ...openRun('tiny', root),
      history: historyOf(2_500, (epoch) => (epoch < 2_300 ? 0.99 : 0.6)),
    };
    expect(committedSnapshots(run, 2_500)).toEqual([200, 1_000, 1_200, 2_000, 2_200, 2_500]);
    expect(await makeSnapshots(run, { threads: 1, root })).toBe(4);
    expect(missing.map(trained)).toEqual(bytes);
    expect(epochsIn(paths.snapshots)).toEqual([200, 1_000, 1_200, 2_000, 2_200, 2_500]);
    expect(await makeSnapshots({ ...run, snapshots: epochsIn(paths.snapshots) }, { threads: 1, root })).toBe(
      0,
    );
  });

  it('keeps what it wrote before it was stopped', async () => {
    const root = temporaryFolder();
    const run = { ...(await collapsing(root)), snapshots: [] };
    for (const epoch of epochsIn(run.paths.snapshots)) rmSync(join(run.paths.snapshots, epochFile(epoch)));
    const stop = new AbortController();
    const progress = (epoch: number) => epoch >= 1_100 && stop.abort();
    await makeSnapshots(run, { threads: 1, root, signal: stop.signal, progress });
    expect(epochsIn(run.paths.snapshots)).toEqual([200, 1_000]);
  });
});
