import { describe, expect, it } from 'vitest';
import { BranchHistory } from '../../../../src/browser/lab/page/branchHistory';
import type { Measured } from '../../../../src/browser/lab/training/labMeasurer';
import type { TaskState } from '../../../../src/engine/taskState';

const state = (step: number): TaskState => ({ step, parameters: {}, adamM: {}, adamV: {} });
const point = (epoch: number) => ({ epoch }) as Measured;

function history(): BranchHistory {
  const made = new BranchHistory();
  for (const epoch of [100, 200, 300]) made.keep(epoch, state(epoch), epoch === 100);
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

  it('thins out states that are long past, but for those at which a stretch begins', () => {
    const made = history();
    for (let epoch = 400; epoch <= 6000; epoch += 100) made.keep(epoch, state(epoch), epoch === 1500);
    const before = [150, 999, 1499, 1999, 2999, 3000, 3150].map((epoch) => made.keptAt(epoch));
    expect(before).toEqual([100, 100, 1000, 1500, 2000, 3000, 3100]);
    const copy = made.before(3400);
    for (let epoch = 3500; epoch <= 9000; epoch += 100) copy.keep(epoch, state(epoch), false);
    expect([3999, 5999].map((epoch) => copy.keptAt(epoch))).toEqual([3400, 5000]);
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
