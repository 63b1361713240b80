import { describe, expect, it } from 'vitest';
import { sampleExcessFigure } from '../../src/figures/mechanism/sampleExcessFigure';
import { sampleExcess } from '../../src/mechanism/sampleExcess';
import { openRun } from '../../src/runs/openRun';
import { complaints, panelsOf, rowsOf } from '../figures/specParts';

const run = openRun('baseline');
const parameters = run.parameters(25_000);
const found = sampleExcess(run, parameters, 5);
const total = (excesses: typeof found, name: 'weight' | 'weighted') =>
  excesses.reduce((sum, one) => sum + one[name], 0);

describe('sampleExcess', () => {
  it('lists the heaviest pairs in order, then the others together, and adds up however many are listed', () => {
    expect(found.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, null]);
    expect(found.map(({ pair }) => pair)).toEqual([
      '14 + 42',
      '20 + 89',
      expect.any(String),
      expect.any(String),
      expect.any(String),
      '2,817 others',
    ]);
    const more = sampleExcess(run, parameters, 40);
    expect(total(found, 'weight')).toBeCloseTo(1, 12);
    expect(total(found, 'weighted')).toBeCloseTo(total(more, 'weighted'), 9);
    for (const { weight, excess, weighted } of found) expect(weight * excess).toBeCloseTo(weighted, 12);
  });

  it('is next to nothing where the label entry is summed', () => {
    const exact = { ...run, config: { ...run.config, label_gradient: 'summed' as const } };
    for (const { excess } of sampleExcess(exact, parameters, 5)) expect(Math.abs(excess)).toBeLessThan(0.01);
  });

  it('refuses to list none, a part of one, or all', () => {
    for (const count of [0, 1.5, 2_822])
      expect(() => sampleExcess(run, parameters, count)).toThrow(`from 1 to 2821, got ${count}`);
  });
});

describe('sampleExcessFigure', () => {
  it('compiles and draws without a warning, a bar for each pair in both panels', async () => {
    const spec = sampleExcessFigure(found, 25_000);
    expect(await complaints(spec)).toEqual([]);
    const [plain, weighted] = panelsOf(spec).map((panel) => rowsOf(panel, 'bar'));
    expect(plain.map(({ pair }) => pair)).toEqual(weighted.map(({ pair }) => pair));
    expect(plain[0].pair).toBe('1:  14 + 42');
    expect(() => sampleExcessFigure([], 0)).toThrow('expected rows of samples, found none');
  });
});
