import { describe, expect, it } from 'vitest';
import type { RunHistory } from '../../src/runs/openRun';
import { runOutcome } from '../../src/runs/runOutcome';
import { droppingAt, historyOf } from './histories';

/** With 2 dimensions in effect, but 1 at epoch 40,000. */
const withDimensions = (history: RunHistory): RunHistory => ({
  ...history,
  h1_participation_ratio: Float64Array.from(history.epoch, (epoch) => (epoch === 40_000 ? 1 : 2)),
});

const outcome = (history: RunHistory, branched = false) => runOutcome(withDimensions(history), branched);

describe('runOutcome', () => {
  it('counts collapses and cycles and takes extremes from their epochs on', () => {
    const fraction = (epoch: number) => (epoch === 21_000 ? 0.9 : epoch === 40_000 ? 0.8 : 0.1);
    const history = historyOf(50_000, droppingAt(20_000, 41_000), fraction);
    expect(outcome(history)).toEqual({
      epochs: 50_000,
      cycles: 2,
      collapses_by_cycle: 2,
      collapses: 2,
      first_drop: 20_000,
      crossings: 2,
      max_pc1: 0.8,
      min_participation: 1,
      min_accuracy: 0.6,
      max_accuracy: 0.99,
      final_accuracy: 0.99,
    });
  });

  it('of a run that branches from another counts no collapse before 22,000', () => {
    const history = historyOf(50_000, droppingAt(20_500, 41_000), undefined, 20_000);
    expect(outcome(history).collapses).toBe(1);
    expect(outcome(historyOf(50_000, droppingAt(21_500)), false).collapses).toBe(1);
    const early = outcome(historyOf(50_000, droppingAt(21_500)), true);
    expect([early.collapses, early.first_drop, early.crossings]).toEqual([0, Number.NaN, 0]);
    const late = outcome(historyOf(50_000, droppingAt(23_500)), true);
    expect([late.collapses, late.first_drop, late.crossings]).toEqual([1, 23_500, 1]);
  });

  it('counts two declines of one geometric cycle as one collapse, beside the strict count', () => {
    const inCycle = (epoch: number) => (epoch > 40_000 && epoch < 45_000 ? 0.9 : 0.1);
    const found = outcome(historyOf(60_000, droppingAt(41_000, 44_000, 55_000), inCycle));
    expect([found.cycles, found.collapses_by_cycle, found.collapses]).toEqual([1, 2, 3]);
  });

  it('has no extremes of a run that ends before they begin', () => {
    const found = outcome(historyOf(10_000, () => 0.7));
    expect([found.max_pc1, found.min_participation, found.min_accuracy]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    expect([found.max_accuracy, found.final_accuracy]).toEqual([0.7, 0.7]);
  });
});
