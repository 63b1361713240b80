import { expect, it } from 'vitest';
import { keepsState } from '../../src/studies/baseline';

it('a finished run keeps its state at the branch, every 40,000 epochs and at its end', () => {
  const states = Array.from({ length: 6 }, (_, i) => 20_000 * i);
  expect(states.filter((epoch) => keepsState(epoch, 100_000, 20_000))).toEqual([
    20_000, 40_000, 80_000, 100_000,
  ]);
  expect(states.filter((epoch) => keepsState(epoch, 60_000, 20_000))).toContain(60_000);
});
