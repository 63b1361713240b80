import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapses } from '../../../src/metrics/phases/collapses';
import { learned } from '../../../src/metrics/phases/learned';
import { historyOf } from '../../runs/histories';

describe('learned', () => {
  it('is where the stretch begins that arms the first collapse', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0.1, 0.86, 1), { minLength: 30, maxLength: 60 }), (levels) => {
        const history = historyOf(100 * (5 * levels.length - 1), (epoch) => levels[Math.floor(epoch / 500)]);
        const [first] = collapses(history);
        if (first) expect(learned(history)).toBe(first.good);
      }),
    );
  });

  it('is the first epoch of 1,000 at 0.85 or more, not of a shorter stretch', () => {
    const accuracy = (epoch: number) => ((epoch >= 2_000 && epoch < 3_000) || epoch >= 5_000 ? 0.85 : 0.84);
    expect(learned(historyOf(6_000, accuracy))).toBe(5_000);
  });

  it('is none where the history ends before, or accuracy is never so high', () => {
    expect(learned(historyOf(5_900, (epoch) => (epoch >= 5_000 ? 1 : 0)))).toBeNaN();
    expect(learned(historyOf(9_000, () => 0.849))).toBeNaN();
    expect(learned({ epoch: [], test_accuracy: [] })).toBeNaN();
  });
});
