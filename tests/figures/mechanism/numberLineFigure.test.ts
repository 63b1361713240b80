import { describe, expect, it } from 'vitest';
import { numberLineFigure } from '../../../src/figures/mechanism/numberLineFigure';
import { readRoundingWindow, roundingWindows } from '../../../src/gradients/roundingWindows';
import { openRun } from '../../../src/runs/openRun';
import { madeUpRun } from '../../branches/conditionCache';
import { complaints, type Part, panelsOf, rowsOf } from '../specParts';

const run = openRun('baseline');
const spec = numberLineFigure(run);
const valuesOf = (panel: Part, field: string) =>
  rowsOf(panel, 'point').flatMap((row) => (field in row ? [row[field]] : []));

describe('numberLineFigure', () => {
  it('compiles and draws without a warning, a panel for each of the two heaviest pairs', async () => {
    expect(await complaints(spec)).toEqual([]);
    expect(panelsOf(spec).map(({ title }) => title)).toEqual([
      'Heaviest pair: 14 + 42',
      'Second heaviest: 20 + 89',
    ]);
  });

  it('has the label entries of the first window, every 500 epochs up to the onset', () => {
    const window = readRoundingWindow(run, roundingWindows(run)[0]);
    const [first, second] = panelsOf(spec);
    const at = [22_700, 23_200, 23_700, 24_200, 24_700, 25_200, 25_700].map((epoch) =>
      window.epoch.indexOf(epoch),
    );
    expect(valuesOf(first, 'trained')).toEqual(at.map((i) => window.trained_1[i]));
    expect(valuesOf(second, 'trained')).toEqual(at.map((i) => window.trained_2[i]));
    for (const [k, value] of valuesOf(first, 'true').entries())
      expect(value).toBeCloseTo(window.true_1[at[k]], 3);
  });

  it('has p in training on full lines, which are two units apart, at every moment of every window', () => {
    const [first] = panelsOf(spec);
    const lattice = rowsOf(first, 'rule').flatMap(({ unit }) => (unit === undefined ? [] : [unit]));
    expect(lattice.sort((a, b) => a - b)).toEqual([-3, -2, -1, 0]);
    const all = roundingWindows(run)
      .map((window) => readRoundingWindow(run, window))
      .flatMap(({ trained_1, trained_2 }) => [...trained_1, ...trained_2]);
    expect(all.filter((entry) => entry % 2 !== 0)).toEqual([]);
  });

  it('names the run that has no collapse', () => {
    expect(() => numberLineFigure(madeUpRun({ baseline: { accuracy: () => 0.97 } }))).toThrow(
      "run 'baseline': expected a collapse, found none",
    );
  });
});
