import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { figure } from '../../../src/figures/figureIndex';
import { conditionsFigure } from '../../../src/figures/runs/conditionsFigure';
import { suppressedDynamics } from '../../../src/figures/runs/suppressedDynamics';
import { openRun } from '../../../src/runs/openRun';
import { madeUpCache, madeUpRun } from '../../branches/conditionCache';
import { droppingAt } from '../../runs/histories';
import { complaints, encodings, panelsOf, rowsOf } from '../specParts';

const wave = (epoch: number) => 0.5 + 0.4 * Math.sin(epoch / 700);
const directions = {
  gradient_fraction_along_m: (epoch: number) => 0.1 * wave(epoch),
  cos_previous_direction: (epoch: number) => (epoch === 20_000 ? Number.NaN : wave(epoch)),
  cos_glp_direction: wave,
  cos_h1_pc1: wave,
};
const runs = {
  baseline: { accuracy: droppingAt(26_000), fraction: (epoch: number) => (epoch === 25_500 ? 0.9 : 0.1) },
  'suppress-gradient': { first: 20_000, accuracy: () => 0.97, columns: directions },
};
const root = madeUpCache(runs, mkdtempSync(join(tmpdir(), 'activation-supervision-')));
afterAll(() => rmSync(root, { recursive: true }));
const [baseline, branch] = [openRun('baseline', root), openRun('suppress-gradient', root)];
const spec = suppressedDynamics(baseline, branch, 'the effective gradient', false);

describe('suppressedDynamics', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has the baseline before the branch and the branch after, and no collapse that only the baseline has', () => {
    const accuracy = rowsOf(panelsOf(spec)[0], 'line').filter(({ of }) => of === 'test pairs');
    expect(accuracy.find(({ epoch }) => epoch === 0)?.value).toBe(0.1);
    expect(accuracy.filter(({ epoch }) => epoch >= 20_000).every(({ value }) => value === 0.97)).toBe(true);
    const rules = rowsOf(panelsOf(spec)[0], 'rule');
    expect(rules.some((row) => 'drop' in row)).toBe(false);
    expect(rules.some((row) => row.from === 20_000)).toBe(true);
  });

  it('counts no collapse before 22,000, as the tables do', () => {
    const early = madeUpRun({ early: { first: 20_000, accuracy: droppingAt(21_500, 60_000) } }, 'early');
    const [panel] = panelsOf(suppressedDynamics(baseline, early, 'a direction', false));
    const drops = rowsOf(panel, 'rule').flatMap(({ drop }) => drop ?? []);
    expect(drops).toEqual([60_000]);
  });

  it('says of a direction from later epochs that it uses the future, and of no other', () => {
    const said = (usesTheFuture: boolean) =>
      JSON.stringify(suppressedDynamics(baseline, branch, 'a direction', usesTheFuture).title);
    expect(said(true)).toContain('uses the future');
    expect(said(false)).not.toContain('future');
  });

  it('adds the panels of the directions that the run has, one key for all lines', () => {
    const names = panelsOf(spec).map(({ name }) => name);
    expect(names.slice(-3)).toEqual(['gradient-fraction', 'direction-stability', 'direction-agreement']);
    const keys = panelsOf(spec).map((panel) => encodings(panel).find((one) => one.color)?.color.scale.domain);
    for (const key of keys) expect(key).toEqual(keys[0]);
    expect(keys[0]).toEqual([
      'training pairs',
      'test pairs',
      'all pairs',
      'with residual PC1',
      'with h1 PC1',
    ]);
    const { cos_previous_direction: _, ...frozen } = directions;
    const run = madeUpRun({ one: { first: 20_000, columns: frozen } }, 'one');
    const without = panelsOf(suppressedDynamics(baseline, run, 'a direction', true)).map(({ name }) => name);
    expect(without).not.toContain('direction-stability');
    expect(without).toContain('direction-agreement');
  });
});

describe('the panels on directions', () => {
  const panel = panelsOf(spec).find(({ name }) => name === 'direction-agreement');
  const rows = panel ? rowsOf(panel, 'line') : [];

  it('draw the median of 2,000 epochs and the middle half about it instead of every value', () => {
    const { epoch, cos_h1_pc1: values } = branch.history as unknown as Record<string, Float64Array>;
    const about = [...values].filter((_, i) => Math.abs(epoch[i] - 30_000) <= 1_000).sort((a, b) => a - b);
    const row = rows.find((one) => one.epoch === 30_000 && one.of === 'with h1 PC1');
    expect(row?.value).toBeCloseTo(about[(about.length - 1) / 2], 4);
    expect(rows.length / 2, 'of each of two lines').toBeLessThan(epoch.length / 2);
    for (const { from, value, to } of rows) expect(from <= value && value <= to).toBe(true);
    expect(panel && rowsOf(panel, 'area')).toEqual(rows);
  });

  it('are told of in the subtitle', () => {
    expect(JSON.stringify(spec.title)).toContain('median of the values within 1,000 epochs');
  });
});

describe('conditionsFigure', () => {
  it('draws the baseline and each cached condition, all on the same axes, collapses dashed', async () => {
    const all = conditionsFigure(baseline);
    expect(await complaints(all)).toEqual([]);
    expect(panelsOf(all).map(({ title }) => title)).toEqual(['baseline', 'gradient-based']);
    const [first, second] = panelsOf(all).map((panel) => rowsOf(panel, 'rule').map(({ drop }) => drop));
    expect(first).toEqual([26_000]);
    expect(second).toEqual([20_000]);
  });

  it('counts no collapse of a branch before 22,000, and says which runs use the future', () => {
    const early = {
      ...runs,
      'suppress-gradient': { ...runs['suppress-gradient'], accuracy: droppingAt(21_500, 60_000) },
    };
    const figureOfEarly = conditionsFigure(madeUpRun(early));
    const [, panel] = panelsOf(figureOfEarly);
    expect(rowsOf(panel, 'rule').map(({ drop }) => drop)).toEqual([20_000, 60_000]);
    expect(JSON.stringify(figureOfEarly.title)).toContain('use the future');
  });
});

describe('the figures of suppressed runs', () => {
  it('say which experiment makes a run that is not cached', () => {
    const alone = madeUpRun({ baseline: {} });
    expect(() => figure('suppression-dynamics').make(alone)).toThrow(
      "run 'suppress-gradient': not trained yet; make it with npm run -s cli -- experiment suppress-gradient",
    );
    expect(() => figure('replay-suppression-dynamics').make(alone)).toThrow('experiment suppress-replay');
  });
});
