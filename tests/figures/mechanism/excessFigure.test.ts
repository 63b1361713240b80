import { describe, expect, it } from 'vitest';
import { excessFigure } from '../../../src/figures/mechanism/excessFigure';
import { roundingWindows } from '../../../src/gradients/roundingWindows';
import { readDriftWindow } from '../../../src/mechanism/driftWindows';
import { openRun } from '../../../src/runs/openRun';
import { openRunBeside } from '../../../src/runs/openRunBeside';
import { madeUpRun } from '../../branches/conditionCache';
import { complaints, panelsOf, rowsOf } from '../specParts';

const run = openRun('baseline');
const spec = excessFigure(run);
const [left, right] = panelsOf(spec);
const line = (name: string) => rowsOf(right, 'line').filter(({ series }) => series === name);

describe('excessFigure', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has what is left over within what p lacks of 1, whole where the label entry reads zero', () => {
    const missing = rowsOf(left, 'line');
    const over = rowsOf(left, 'point');
    expect([missing.length, over.length]).toEqual([61, 61]);
    const lost = over.filter(({ value }, i) => Math.abs(value - missing[i].value) < 1e-3);
    expect(lost).toHaveLength(55);
    for (const [i, { value }] of over.entries())
      if (!lost.includes(over[i])) expect(missing[i].value - value).toBeCloseTo(2, 3);
  });

  it('has all branches from one mean logit, as trained up to the window’s last', () => {
    const names = ['as trained', 'exact for 2', 'mean part'];
    const starts = names.map((name) => line(name)[0]);
    expect(starts.map(({ epoch }) => epoch)).toEqual([20_000, 20_000, 20_000]);
    for (const { value } of starts) expect(value).toBeCloseTo(starts[0].value, 4);
    const { mean_logit } = readDriftWindow(run, roundingWindows(run)[0]);
    expect(line('as trained').at(-1)?.value).toBeCloseTo(mean_logit[mean_logit.length - 1], 2);
    const history = openRunBeside(run, 'mean-only-from-20000')?.history;
    expect(line('mean part').at(-1)?.value).toBeCloseTo(history?.mean_logit?.[57] ?? Number.NaN, 4);
  });

  it('names the run that has no collapse', () => {
    expect(() => excessFigure(madeUpRun({ baseline: { accuracy: () => 0.97 } }))).toThrow(
      "run 'baseline': expected a collapse, found none",
    );
  });
});
