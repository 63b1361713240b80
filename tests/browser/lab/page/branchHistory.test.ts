import { describe, expect, it } from 'vitest';
import { BranchHistory } from '../../../../src/browser/lab/page/branchHistory';
import type { Measured } from '../../../../src/browser/lab/training/labMeasurer';
import type { TaskState } from '../../../../src/engine/taskState';

const state = (step: number): TaskState => ({ step, parameters: {}, adamM: {}, adamV: {} });
const point = (epoch: number) => ({ epoch }) as Measured;

function history(): BranchHistory {
  const made = new BranchHistory();
  for (const epoch of [100, 200, 300]) made.keep(epoch, state(epoch));
  for (const epoch of [100, 150, 200, 250, 300]) made.add(point(epoch));
  return made;
}
const epochs = ({ points }: BranchHistory) => points.map(({ epoch }) => epoch);

describe('BranchHistory', () => {
  it('knows the last state that is kept before an epoch', () => {
    expect([100, 199, 200, 999].map((epoch) => history().keptAt(epoch))).toEqual([100, 100, 200, 300]);
    expect(history().state(200)).toEqual(state(200));
    expect(history().state(250)).toBeUndefined();
  });

  it('holds one measurement of an epoch', () => {
    const made = history();
    made.add(point(300));
    expect(epochs(made)).toEqual([100, 150, 200, 250, 300]);
  });

  it('forgets what is after an epoch', () => {
    const made = history();
    made.forgetAfter(200);
    expect(epochs(made)).toEqual([100, 150, 200]);
    expect(made.keptAt(999)).toBe(200);
  });

  it('gives a copy before an epoch, with the state at it, and stays as it is', () => {
    const made = history();
    const copy = made.before(200);
    expect(epochs(copy)).toEqual([100, 150]);
    expect(copy.keptAt(999)).toBe(200);
    copy.forgetAfter(100);
    expect(epochs(made)).toEqual([100, 150, 200, 250, 300]);
    expect(made.keptAt(999)).toBe(300);
  });
});
