import { describe, expect, it } from 'vitest';
import { committedSnapshots } from '../../src/experiments/committedSnapshots';
import { landmarks } from '../../src/experiments/landmarks';
import { openRun } from '../../src/experiments/openRun';
import { droppingAt, historyOf } from './histories';

describe('committedSnapshots', () => {
  it('increase, hold the last epoch and lie on whole thousands but for it', () => {
    const epochs = committedSnapshots(landmarks({ history: historyOf(40_000, droppingAt(30_500)) }), 39_500);
    expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
    expect(epochs.filter((epoch) => epoch % 1_000 !== 0)).toEqual([39_500]);
  });

  it('are those that the cached baseline has', () => {
    const run = openRun('baseline');
    expect(run.snapshots).toEqual(committedSnapshots(landmarks(run), 100_000));
  });

  it('are the coarse grid and every thousand about an onset', () => {
    const marks = landmarks({ history: historyOf(40_000, droppingAt(31_900)) });
    expect(committedSnapshots(marks, 40_000)).toEqual([
      ...[1_000, 5_000, 10_000, 15_000, 20_000, 25_000],
      ...[28_000, 29_000, 30_000, 31_000, 32_000, 33_000, 34_000, 35_000, 40_000],
    ]);
  });

  it('stay inside the run', () => {
    const [{ phases, ...collapse }] = landmarks({ history: historyOf(40_000, droppingAt(31_900)) }).collapses;
    const onsetAt = (onset: number) => ({ collapses: [{ ...collapse, phases: { ...phases, onset } }] });
    expect(committedSnapshots(onsetAt(2_000), 4_000)).toEqual([1_000, 2_000, 3_000, 4_000]);
    expect(committedSnapshots({ collapses: [] }, 400)).toEqual([400]);
  });
});
