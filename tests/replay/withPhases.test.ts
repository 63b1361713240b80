import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochFile } from '../../src/data/runFolder';
import { withPhases } from '../../src/replay/withPhases';
import { landmarks } from '../../src/runs/landmarks';
import { openRunFolder } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { historyOf } from '../runs/histories';
import { tinyRun } from '../runs/tinyRun';

/** A tiny run with a made-up collapse at 2,500, and the snapshot of every 100th epoch. */
async function collapsing() {
  const run = await tinyRun(temporaryFolder(), 'tiny', {
    epochs: 3_000,
    historyEvery: 100,
    snapshotEvery: 100,
    stateEvery: 1_500,
  });
  const history = historyOf(3_000, (epoch) => (epoch >= 2_500 && epoch < 2_900 ? 0.5 : 0.99), undefined, 0);
  return { ...run, history };
}

describe('withPhases', () => {
  it('finds the parameters of phases that no snapshot holds, as the run itself had them, and keeps them', async () => {
    const run = await collapsing();
    const { onset, peak } = landmarks(run).collapses[0].phases;
    const expected = [onset, peak].map((epoch) => run.parameters(epoch));
    for (const epoch of [onset, peak]) rmSync(join(run.paths.snapshots, epochFile(epoch)));
    const told: number[] = [];
    const bare = { ...openRunFolder(run.paths.folder), history: run.history };
    const found = await withPhases(bare, { progress: (epoch) => told.push(epoch) });
    expect([onset, peak].map((epoch) => found.parameters(epoch))).toEqual(expected);
    expect(found.snapshots).toEqual(run.snapshots);
    expect(told.length).toBeGreaterThan(0);
    expect(openRunFolder(run.paths.folder).snapshots).toEqual(run.snapshots);
  });

  it('gives the run itself where all are there, or where it has no collapse', async () => {
    const run = await collapsing();
    expect(await withPhases(run)).toBe(run);
    const calm = { ...run, history: historyOf(3_000, () => 0.99) };
    expect(await withPhases(calm)).toBe(calm);
  });
});
