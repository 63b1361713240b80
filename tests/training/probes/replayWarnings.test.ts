import { describe, expect, it } from 'vitest';
import type { ReplaySplit } from '../../../src/training/probes/replaySplit';
import {
  replayWarnings,
  type ScoredState,
  warningThreshold,
} from '../../../src/training/probes/replayWarnings';

const state = (epoch: number, score: number, future = 0.1): ScoredState => ({
  epoch,
  fraction: 0.1,
  future,
  score,
});

describe('warningThreshold', () => {
  it('is the largest score of fewer than 100 states that no cycle follows', () => {
    expect(warningThreshold([state(1, 0.3), state(2, 5, 0.9), state(3, -8), state(4, 0.7)])).toBe(0.7);
  });

  it('is exceeded by one in a hundred of more', () => {
    const many = Array.from({ length: 300 }, (_, i) => state(i, i));
    const threshold = warningThreshold(many);
    expect(many.filter(({ score }) => score > threshold)).toHaveLength(3);
  });
});

describe('replayWarnings', () => {
  const cycle = (start: number, spike: number, end: number) => ({
    start,
    spike,
    end,
    fraction: 0.9,
    open: false,
  });
  const split: ReplaySplit = {
    cycles: [cycle(20_000, 21_000, 22_000), cycle(40_000, 40_000, 41_000), cycle(60_000, 61_000, 62_000)],
    trainUntil: 57_000,
    chooseUntil: 37_000,
    heldOut: true,
  };
  const soon = (epoch: number) =>
    split.cycles.some(({ start, end }) => epoch >= start - 2_000 && epoch < end);
  const scored = (high: readonly number[]) =>
    Array.from({ length: 70 }, (_, i) => 1_000 * (i + 1)).map((epoch) =>
      state(epoch, high.includes(epoch) ? 2 : 0, epoch > 68_000 ? Number.NaN : soon(epoch) ? 0.9 : 0.1),
    );

  it('has the first state above the threshold from a horizon before each cycle to its spike', () => {
    const found = replayWarnings(scored([17_000, 19_000, 20_000, 58_000, 62_000]), 1, split);
    expect(found.map(({ cycle, first }) => [cycle, first?.epoch])).toEqual([
      [1, 19_000],
      [2, undefined],
      [3, 58_000],
    ]);
    expect(found.map(({ heldOut }) => heldOut)).toEqual([false, false, true]);
  });

  it('counts as false alarms what neither lies in a cycle nor precedes one, once each, by stretches', () => {
    const found = replayWarnings(
      scored([5_000, 17_000, 21_000, 22_000, 57_000, 63_000, 65_000, 69_000]),
      1,
      split,
    );
    expect(found.map(({ falseAlarms }) => falseAlarms)).toEqual([2, 1, 2]);
    // 1,000 to 17,000; 23,000 to 37,000 and 42,000 to 57,000; 63,000 to 68,000.
    expect(found.map(({ quietEpochs }) => quietEpochs)).toEqual([17_000, 31_000, 6_000]);
  });

  it('takes what precedes a drop of the accuracy within a horizon for no false alarm, nor for quiet', () => {
    const high = scored([5_000, 63_000, 65_000, 66_000]);
    const without = replayWarnings(high, 1, split);
    expect(without.map(({ falseAlarms }) => falseAlarms)).toEqual([1, 0, 3]);
    const found = replayWarnings(high, 1, split, [65_200]);
    expect(found.map(({ falseAlarms }) => falseAlarms)).toEqual([1, 0, 2]);
    expect(found[2].quietEpochs).toBe(without[2].quietEpochs - 2_000);
    const at = replayWarnings(high, 1, split, [65_000, 67_000]);
    expect(at[2].falseAlarms).toBe(0);
  });

  it('does not take a score at the threshold for a warning', () => {
    expect(replayWarnings(scored([19_000]), 2, split)[0].first).toBeUndefined();
  });
});
