import { describe, expect, it } from 'vitest';
import { committedPriors } from '../../src/priors/committedPriors';
import { byThousand } from '../../src/runs/byThousand';
import { firstOnset } from '../../src/runs/firstOnset';
import { openRun } from '../../src/runs/openRun';
import { droppingAt, historyOf } from './histories';

const spiked = {
  name: 'spiked',
  history: historyOf(
    20_000,
    () => 0.5,
    (epoch) => (epoch === 12_300 ? 0.9 : 0.1),
  ),
};

describe('firstOnset', () => {
  it('is that of the first collapse, in either edition', () => {
    const run = { name: 'run', history: historyOf(60_000, droppingAt(30_500, 50_000)) };
    expect([firstOnset(run), firstOnset(byThousand(run))]).toEqual([30_400, 30_000]);
  });

  it('is the first spike of a run without a collapse, by thousand the last thousand up to it', () => {
    expect([firstOnset(spiked), firstOnset(byThousand(spiked))]).toEqual([12_300, 12_000]);
  });
});

describe('committedPriors', () => {
  it('are those of both onsets and of a healthy thousand at least 6,000 before them', () => {
    expect(committedPriors({ history: historyOf(60_000, droppingAt(30_500)) })).toEqual([
      24_000, 30_000, 30_400,
    ]);
    expect(committedPriors(openRun('baseline'))).toEqual([19_000, 25_000, 25_700]);
  });

  it('are one fewer where the onset is a thousand', () => {
    expect(committedPriors({ history: historyOf(60_000, droppingAt(30_100)) })).toEqual([24_000, 30_000]);
  });

  it('are the last that is trained where there is no collapse, and none in a run too short for one', () => {
    expect(committedPriors(spiked)).toEqual([20_000]);
    expect(committedPriors({ history: historyOf(20_900, () => 0.5) })).toEqual([20_000]);
    expect(committedPriors({ history: historyOf(900, () => 0.5) })).toEqual([]);
  });
});
