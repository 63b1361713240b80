import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/inputError';
import { glpBatches } from '../../../src/training/glp/glpBatch';

describe('glpBatches', () => {
  const at = glpBatches(1, 100, 32);

  it('visit every sample at most once a pass, and all of them over some passes', () => {
    const seen = new Set<number>();
    for (let pass = 0; pass < 4; pass++) {
      const rows = [0, 1, 2].flatMap((k) => Array.from(at(3 * pass + k).rows));
      expect(new Set(rows).size).toBe(96);
      for (const row of rows) seen.add(row);
    }
    expect(seen.size).toBe(100);
  });

  it('are a function of seed and step alone', () => {
    const fresh = glpBatches(1, 100, 32);
    expect(fresh(7)).toEqual(at(7));
    expect(fresh(2)).toEqual(at(2));
    expect(glpBatches(2, 100, 32)(7).rows).not.toEqual(at(7).rows);
    expect(at(8).noiseKey).not.toEqual(at(7).noiseKey);
    expect(at(8).times).not.toEqual(at(7).times);
  });

  it('have times from 0 to 1, uniformly', () => {
    const times = Array.from({ length: 60 }, (_, step) => Array.from(at(step).times)).flat();
    expect(times.every((t) => t >= 0 && t < 1)).toBe(true);
    expect(Math.abs(times.reduce((sum, t) => sum + t, 0) / times.length - 0.5)).toBeLessThan(0.03);
  });

  it('refuse a batch that is larger than the samples', () => {
    expect(() => glpBatches(1, 10, 16)).toThrow(InputError);
  });
});
