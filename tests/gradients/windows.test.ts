import { describe, expect, it } from 'vitest';
import { windows } from '../../src/gradients/windows';
import { landmarks } from '../../src/runs/landmarks';
import { openRun } from '../../src/runs/openRun';
import { fixtureHistory } from '../figures/fixtureRun';
import { droppingAt, historyOf } from '../runs/histories';

const accuracy = droppingAt(30_500);

/** The windows of one collapse, onset 30,400, with a share on PC1 that is a function of the epoch. */
function healthyBefore(fraction: (epoch: number) => number) {
  const history = historyOf(35_000, accuracy, fraction);
  return windows(landmarks({ history }), history).find(({ kind }) => kind === 'healthy');
}

describe('windows', () => {
  it('are 3,000 epochs long, the healthy one clear of the onset by 5,000 and below a fifth on PC1 throughout', () => {
    for (const history of [fixtureHistory(), openRun('baseline').history]) {
      const marks = landmarks({ history });
      const found = windows(marks, history);
      expect(found.length).toBeGreaterThan(marks.collapses.length);
      for (const { collapse, kind, from, to } of found) {
        const { onset } = marks.collapses[collapse - 1].phases;
        expect(to - from).toBe(3_000);
        if (kind === 'onset') expect(to).toBe(onset);
        else {
          expect(to).toBeLessThanOrEqual(onset - 5_000);
          const inside = history.h1_pc1_variance_fraction.filter(
            (_, i) => history.epoch[i] >= from && history.epoch[i] <= to,
          );
          expect(inside).toHaveLength(31);
          expect(Math.max(...inside)).toBeLessThan(0.2);
        }
      }
    }
  });

  it('take the latest healthy stretch', () => {
    expect(healthyBefore(() => 0.1)).toEqual({ collapse: 1, kind: 'healthy', from: 22_000, to: 25_000 });
    expect(healthyBefore((epoch) => (epoch === 22_000 ? 0.2 : 0.1))).toMatchObject({
      from: 18_000,
      to: 21_000,
    });
    expect(healthyBefore((epoch) => (epoch === 25_000 ? 0.2 : 0.1))).toMatchObject({
      from: 21_000,
      to: 24_000,
    });
    expect(healthyBefore((epoch) => (epoch === 25_100 ? 0.9 : 0.1))).toMatchObject({ to: 25_000 });
  });

  it('have no healthy one where none is available, and none for a share that is NaN', () => {
    for (const share of [0.2, Number.NaN]) {
      const history = historyOf(35_000, accuracy, () => share);
      const found = windows(landmarks({ history }), history);
      expect(found).toEqual([{ collapse: 1, kind: 'onset', from: 27_400, to: 30_400 }]);
    }
  });

  it('do not reach before the beginning of the history, as that of a branch', () => {
    const history = historyOf(35_000, accuracy, () => 0.1, 23_000);
    const found = windows(landmarks({ history }), history);
    expect(found).toEqual([{ collapse: 1, kind: 'onset', from: 27_400, to: 30_400 }]);
    const short = historyOf(35_000, accuracy, () => 0.1, 28_000);
    expect(windows(landmarks({ history: short }), short)).toEqual([]);
  });

  it('are none without a collapse', () => {
    expect(
      windows(
        { collapses: [] },
        historyOf(1_000, () => 1),
      ),
    ).toEqual([]);
  });
});
