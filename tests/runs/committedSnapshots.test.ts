import { describe, expect, it } from 'vitest';
import { committedSnapshots } from '../../src/runs/committedSnapshots';
import { landmarks } from '../../src/runs/landmarks';
import { openRun } from '../../src/runs/openRun';
import { droppingAt, historyOf } from './histories';

describe('committedSnapshots', () => {
  it('increase, hold the last epoch, every phase of every collapse, and else lie on whole thousands', () => {
    const run = { history: historyOf(60_000, droppingAt(30_500, 51_200)) };
    const epochs = committedSnapshots(run, 59_500);
    expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
    const phases = landmarks(run).collapses.flatMap((one) => Object.values(one.phases));
    expect(epochs).toEqual(expect.arrayContaining(phases));
    const between = phases.filter((epoch) => epoch % 1_000 !== 0);
    expect(epochs.filter((epoch) => epoch % 1_000 !== 0)).toEqual([...between, 59_500]);
  });

  it('are those that the cached baseline has', () => {
    const run = openRun('baseline');
    expect(run.snapshots).toEqual(committedSnapshots(run, 100_000));
  });

  it('are the coarse grid, every thousand about an onset on thousands, and the phases', () => {
    const run = { history: historyOf(40_000, droppingAt(31_900)) };
    expect(committedSnapshots(run, 40_000)).toEqual([
      ...[1_000, 5_000, 10_000, 15_000, 20_000, 25_000],
      ...[28_000, 28_800, 29_000, 29_800, 30_000, 30_800, 31_000, 31_800],
      ...[32_000, 33_000, 34_000, 35_000, 40_000],
    ]);
  });

  it('stay inside the run', () => {
    const collapsing = { history: historyOf(4_000, (epoch) => (epoch < 2_600 ? 0.99 : 0.6)) };
    expect(committedSnapshots(collapsing, 4_000)).toEqual([500, 1_000, 1_500, 2_000, 2_500, 3_000, 4_000]);
    expect(committedSnapshots({ history: historyOf(400, () => 0.1) }, 400)).toEqual([400]);
  });
});
