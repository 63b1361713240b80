import { describe, expect, it } from 'vitest';
import { momentOf } from '../../src/runs/momentOf';
import { openRun } from '../../src/runs/openRun';
import { droppingAt, historyOf } from './histories';

const name = 'mine';

describe('momentOf', () => {
  it('is what is asked for, whatever the run is', () => {
    expect(momentOf({ name, history: historyOf(1_000, () => 0.1) }, 7, 100)).toEqual({ epoch: 7 });
  });

  it('is the onset of the first collapse, or so long before it, and needs no note', () => {
    const baseline = openRun('baseline');
    expect([momentOf(baseline), momentOf(baseline, undefined, 1_700)]).toEqual([
      { epoch: 25_700 },
      { epoch: 24_000 },
    ]);
    const early = { name, history: historyOf(4_000, (epoch) => (epoch < 1_500 ? 0.99 : 0.5)) };
    expect(momentOf(early, undefined, 5_000)).toEqual({ epoch: 0 });
    expect(momentOf({ name, history: historyOf(60_000, droppingAt(30_500)) }).epoch).toBe(30_400);
  });

  it('is the first spike of a run without a collapse, or else its end, and says so', () => {
    const flat = () => 0.5;
    const spiked = historyOf(20_000, flat, (epoch) => (epoch === 12_300 ? 0.9 : 0.1));
    expect(momentOf({ name, history: spiked })).toEqual({
      epoch: 12_300,
      note: "Run 'mine' has no collapse, so no onset to look at; instead: epoch 12,300, the spike of its first cycle.",
    });
    expect(momentOf({ name, history: historyOf(3_000, flat) }, undefined, 500)).toEqual({
      epoch: 2_500,
      note: "Run 'mine' has no collapse, so no onset to look at; instead: epoch 2,500, 500 before its end.",
    });
  });
});
