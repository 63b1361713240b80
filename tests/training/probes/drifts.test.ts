import { expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { drifts } from '../../../src/training/probes/drifts';

const states = [1, 4, 9].map((c, i) => ({
  epoch: 1_000 * (i + 1),
  covariance: matrix(1, 1, Float64Array.of(c)),
  fraction: i / 10,
  future: Number.NaN,
}));

it('drifts are differences to the state delta epochs before, the same list while the same is asked for', () => {
  const found = drifts(states, 1_000);
  expect(found.map(({ epoch, drift, pastFraction }) => [epoch, drift.data[0], pastFraction])).toEqual([
    [2_000, 3, 0],
    [3_000, 5, 0.1],
  ]);
  expect(drifts(states, 1_000)).toBe(found);
  expect(drifts(states, 2_000).map(({ drift }) => drift.data[0])).toEqual([8]);
  expect(drifts(states, 1_000)).toEqual(found);
});
