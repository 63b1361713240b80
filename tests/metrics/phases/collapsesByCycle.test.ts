import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapses } from '../../../src/metrics/phases/collapses';
import { collapsesByCycle } from '../../../src/metrics/phases/collapsesByCycle';
import { geometricCycles } from '../../../src/metrics/phases/geometricCycles';
import { openRun } from '../../../src/runs/openRun';

const at = (...drops: number[]) => drops.map((drop) => ({ drop }));

describe('collapsesByCycle', () => {
  const epochs = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { maxLength: 8 });

  it('are never more than by the strict rule, as many without a cycle, and one at least where there is one', () => {
    fc.assert(
      fc.property(epochs, epochs, (drops, starts) => {
        const cycles = starts.sort((a, b) => a - b).map((start) => ({ start, end: start + 800 }));
        const found = collapsesByCycle(at(...drops), cycles);
        expect(found).toBeLessThanOrEqual(drops.length);
        expect(found > 0).toBe(drops.length > 0);
        expect(collapsesByCycle(at(...drops), [])).toBe(drops.length);
      }),
    );
  });

  it.each([
    [[25_000, 27_000], 1],
    [[25_000, 30_999], 1],
    [[25_000, 31_000], 2],
    [[23_999, 25_000], 2],
    [[25_000, 41_000], 2],
    [[25_000, 26_000, 40_000, 42_000], 2],
  ])('of drops at %j about cycles from 24,000 to 26,000 and from 40,000 on: %i', (drops, count) => {
    const cycles = [
      { start: 24_000, end: 26_000 },
      { start: 40_000, end: 40_500 },
    ];
    expect(collapsesByCycle(at(...drops), cycles)).toBe(count);
  });

  it('take the two drops of seed 43 at 53,100 and 55,100, one decline, for one', () => {
    const { history } = openRun('seed-43');
    const strict = collapses(history);
    expect(strict.map(({ drop }) => drop)).toEqual(expect.arrayContaining([53_100, 55_100]));
    expect(collapsesByCycle(strict, geometricCycles(history))).toBe(strict.length - 1);
  });
});
