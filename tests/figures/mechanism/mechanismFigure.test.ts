import { describe, expect, it } from 'vitest';
import { mechanismFigure } from '../../../src/figures/mechanism/mechanismFigure';
import { strips } from '../../../src/mechanism/strips';
import { type MadeUp, madeUpRun } from '../../branches/conditionCache';
import { droppingAt } from '../../runs/histories';
import { complaints, panelsOf, rowsOf } from '../specParts';

const runs: Record<string, MadeUp> = {
  baseline: {
    accuracy: droppingAt(26_000, 86_000),
    fraction: (epoch) => ((epoch >= 25_000 && epoch <= 26_000) || epoch > 70_000 ? 0.9 : 0.1),
  },
  'centred-from-20000': { first: 20_000, last: 60_000 },
};

describe('mechanismFigure', () => {
  it('compiles and draws without a warning, a panel for each seed, a strip for each run', async () => {
    const run = madeUpRun(runs);
    const other = strips(run).map((strip) => ({ ...strip, seed: 43 }));
    const spec = mechanismFigure([...strips(run), ...other]);
    expect(await complaints(spec)).toEqual([]);
    const panels = panelsOf(spec);
    expect(panels.map(({ title }) => title.text)).toEqual(['seed 42', 'seed 43']);
    expect(rowsOf(panels[0], 'rule')).toEqual([
      { label: 'as trained', start: 20_000, end: 60_000 },
      { label: 'centred', start: 20_000, end: 60_000 },
    ]);
  });

  it('has three seeds side by side, and labels at the left of each row', () => {
    const run = madeUpRun(runs);
    const ten = Array.from({ length: 10 }, (_, i) =>
      strips(run).map((strip) => ({ ...strip, seed: 42 + i })),
    );
    const spec = mechanismFigure(ten.flat());
    expect(spec.columns).toBe(3);
    const labelled = panelsOf(spec).map((panel) => panel.layer[0].encoding.y.axis !== null);
    expect(labelled.flatMap((yes, i) => (yes ? [i] : []))).toEqual([0, 3, 6, 9]);
  });

  it('has lines for what seeds side by side have, and for nothing else', () => {
    const all = strips(madeUpRun(runs));
    const seeds = [42, 43, 44, 45].flatMap((seed) =>
      all.filter(({ label }) => seed < 45 || label === 'as trained').map((strip) => ({ ...strip, seed })),
    );
    const lines = panelsOf(mechanismFigure(seeds)).map((panel) => panel.layer[0].encoding.y.scale.domain);
    expect(lines).toEqual([...Array(3).fill(['as trained', 'knocked out', 'centred']), ['as trained']]);
  });

  it('has the name of a kind, bold, over its conditions', async () => {
    const spec = mechanismFigure(strips(madeUpRun(runs)));
    const { scale, axis } = panelsOf(spec)[0].layer[0].encoding.y;
    expect(scale.domain).toEqual(['as trained', 'knocked out', 'centred']);
    expect(axis.labelFontWeight.condition).toEqual({
      test: 'indexof(["knocked out"], datum.value) >= 0',
      value: 'bold',
    });
  });

  it('shows cycles and collapses up to 60,000, and no later ones', () => {
    const [panel] = panelsOf(mechanismFigure(strips(madeUpRun(runs))));
    expect(rowsOf(panel, 'bar')).toEqual([{ label: 'as trained', start: 25_000, end: 26_000 }]);
    expect(rowsOf(panel, 'tick')).toEqual([{ label: 'as trained', drop: 26_000 }]);
  });
});
