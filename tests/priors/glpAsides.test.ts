import { describe, expect, it } from 'vitest';
import { glpAsides } from '../../src/priors/glpAsides';
import { landmarks } from '../../src/runs/landmarks';
import { droppingAt, historyOf } from '../runs/histories';

describe('glpAsides', () => {
  it('hold every phase up to the onset, and what lies 2,000 epochs before it', () => {
    const marks = landmarks({ history: historyOf(60_000, droppingAt(30_500, 50_200)) });
    const epochs = glpAsides(marks);
    expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
    for (const { phases } of marks.collapses) {
      for (const epoch of [phases.build, phases.peak, phases.preCollapse, phases.onset])
        expect(epochs).toEqual(expect.arrayContaining([epoch, epoch - 2_000]));
    }
    expect(epochs).toHaveLength(12);
  });

  it('are none without a collapse, and none before the prior has seen a snapshot', () => {
    expect(glpAsides({ collapses: [] })).toEqual([]);
    const early = landmarks({ history: historyOf(5_000, (epoch) => (epoch < 3_400 ? 0.99 : 0.6)) });
    expect(glpAsides(early)).toEqual([1_300, 2_300, 3_300]);
  });
});
