import { describe, expect, it } from 'vitest';
import { driftFigure } from '../../../src/figures/mechanism/driftFigure';
import type { DriftWindow } from '../../../src/mechanism/driftWindows';
import { MEASURES } from '../../../src/tables/mechanism/driftColumns';
import { complaints, encodings, panelsOf, rowsOf } from '../specParts';

const windowFrom = (from: number): DriftWindow =>
  ({
    epoch: Int32Array.from({ length: 61 }, (_, i) => from + 50 * i),
    ...Object.fromEntries(
      MEASURES.map((name, j) => [name, Float64Array.from({ length: 61 }, (_, i) => j - (i % 5) ** 3)]),
    ),
  }) as unknown as DriftWindow;

const spec = driftFigure([windowFrom(22_000), windowFrom(52_000)]);

describe('driftFigure', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has a column a collapse: sums, mean logits, pushes', () => {
    expect(spec.columns).toBe(2);
    expect(panelsOf(spec).map(({ title }) => title)).toEqual(
      ['sum of a row', 'mean logit', 'push along m, by part'].flatMap((what) =>
        [1, 2].map((collapse) => `Collapse ${collapse}: ${what}`),
      ),
    );
    const firstEpochs = panelsOf(spec).map((panel) => rowsOf(panel, 'line')[0].epoch);
    expect(firstEpochs).toEqual([22_000, 52_000, 22_000, 52_000, 22_000, 52_000]);
  });

  it('draws every moment of three series in each panel; sums of single samples, which jump, as points', () => {
    for (const [i, panel] of panelsOf(spec).entries()) {
      const [lines, dots] = [rowsOf(panel, 'line').length, rowsOf(panel, 'point').length];
      expect([lines, dots]).toEqual(i < 2 ? [61, 122] : [183, 0]);
    }
  });

  it('has logits on a scale that takes both signs and shows the first as well as the last of them', () => {
    const [panel] = panelsOf(spec).slice(2);
    const scale = encodings(panel).find(({ color }) => color)?.y.scale;
    expect(scale).toMatchObject({ type: 'symlog', constant: 10 });
  });

  it('refuses no window', () => {
    expect(() => driftFigure([])).toThrow('expected replayed windows, found none');
  });
});
