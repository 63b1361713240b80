import { describe, expect, it } from 'vitest';
import { roundingFigure } from '../../../src/figures/mechanism/roundingFigure';
import type { RoundingWindow } from '../../../src/gradients/roundingWindows';
import { complaints, encodings, panelsOf, rowsOf } from '../specParts';

const NAMES = [
  'true_1',
  'trained_1',
  'true_2',
  'trained_2',
  'h1_pc1_variance_fraction',
  'cos_error',
  'cos_mean_column',
];

const windowFrom = (from: number): RoundingWindow =>
  ({
    epoch: Int32Array.from({ length: 61 }, (_, i) => from + 50 * i),
    ...Object.fromEntries(
      NAMES.map((name, j) => [name, Float64Array.from({ length: 61 }, (_, i) => -((i + j) % 3) / 3)]),
    ),
  }) as unknown as RoundingWindow;

const spec = roundingFigure([windowFrom(22_000), windowFrom(52_000)]);

describe('roundingFigure', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has a column a collapse: two samples, PC1, and the direction of the error', () => {
    expect(spec.columns).toBe(2);
    const titles = panelsOf(spec).map(({ title }) => title);
    expect(titles).toHaveLength(8);
    expect(titles.filter((title) => title.startsWith('Collapse 2'))).toEqual(
      titles.filter((_, i) => i % 2 === 1),
    );
    const firstEpochs = panelsOf(spec).map((panel) => rowsOf(panel, 'line')[0].epoch);
    expect(firstEpochs).toEqual([22_000, 52_000, 22_000, 52_000, 22_000, 52_000, 22_000, 52_000]);
  });

  it('draws what was rounded as points, everything else as lines, every moment of it', () => {
    for (const panel of panelsOf(spec).slice(0, 4)) {
      expect(rowsOf(panel, 'point').map(({ series }) => series)).toEqual(Array(61).fill('trained (float32)'));
      expect(rowsOf(panel, 'line').map(({ series }) => series)).toEqual(Array(61).fill('true (float64)'));
    }
    for (const panel of panelsOf(spec).slice(4)) expect(rowsOf(panel, 'point')).toEqual([]);
    expect(rowsOf(panelsOf(spec)[7], 'line')).toHaveLength(122);
  });

  it('shows the whole range of fractions, cosines as far as they go, and units on the label gradients', () => {
    const y = panelsOf(spec).map((panel) => encodings(panel).find(({ color }) => color)?.y);
    expect(y.map(({ scale }) => scale.domain)).toEqual([
      ...Array(4).fill(undefined),
      ...Array(2).fill([0, 1]),
      ...Array(2).fill([-0.75, 0]),
    ]);
    for (const { title } of y.slice(0, 4)) expect(title).toBe('p − 1 (units of 2⁻²⁴)');
  });

  it('refuses no window', () => {
    expect(() => roundingFigure([])).toThrow('expected replayed windows, found none');
  });
});
