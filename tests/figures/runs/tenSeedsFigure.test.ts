import { describe, expect, it } from 'vitest';
import { robustnessFigure } from '../../../src/figures/runs/robustnessFigure';
import { tenSeedsFigure } from '../../../src/figures/runs/tenSeedsFigure';
import { type MadeUp, madeUpRun } from '../../branches/conditionCache';
import { droppingAt } from '../../runs/histories';
import { complaints, panelsOf, rowsOf } from '../specParts';

const SEEDS = [42, 43, 44, 45, 46, 47, 48, 49, 50, 51];
const named = (seed: number, condition = 'baseline') =>
  seed === 42 ? condition : `seed-${seed}${condition === 'baseline' ? '' : `-${condition}`}`;
const ten: Record<string, MadeUp> = Object.fromEntries(
  SEEDS.flatMap((seed) => [
    [named(seed), { seed, accuracy: droppingAt(18_000, 20_000 + 1_000 * (seed - 40), 70_000) }],
    [named(seed, 'suppress-random-1'), { seed, first: 20_000, accuracy: droppingAt(21_000, 50_000) }],
    ...(seed === 47
      ? []
      : [[named(seed, 'exact-from-20000'), { seed, first: 20_000, accuracy: () => 0.99 }] as const]),
  ]),
);
const panel = (runs: Record<string, MadeUp>, title: string) =>
  panelsOf(tenSeedsFigure(madeUpRun(runs))).find((one) => one.title === title) ??
  expect.unreachable(`no panel ${title}`);

describe('tenSeedsFigure', () => {
  it('compiles and draws ten seeds without a warning, a panel for each condition, n in its title', async () => {
    const spec = tenSeedsFigure(madeUpRun(ten));
    expect(await complaints(spec)).toEqual([]);
    expect(panelsOf(spec).map(({ title }) => title)).toEqual([
      'as trained, n = 10',
      'gradient-based, n = 0',
      'frozen GLP, n = 0',
      'replay, n = 0',
      'control: random 1, n = 10',
      'exact, from the branch, n = 9',
    ]);
    expect(JSON.stringify(spec.title)).toContain('Seeds 45 to 51 are fresh');
  });

  it('marks the collapses of every seed from 22,000 on, where the rule is armed anew', () => {
    const drops = rowsOf(panel(ten, 'as trained, n = 10'), 'rect');
    expect(drops).toHaveLength(18);
    expect(drops.filter(({ seed }) => seed === 51)).toEqual([
      { seed: 51, drop: 31_000 },
      { seed: 51, drop: 70_000 },
    ]);
    expect(rowsOf(panel(ten, 'control: random 1, n = 10'), 'rect').map(({ drop }) => drop)).toEqual(
      new Array(10).fill(50_000),
    );
  });

  it('draws a condition from its branch on, and leaves the strip of a seed without it empty', () => {
    const rows = rowsOf(panel(ten, 'exact, from the branch, n = 9'), 'bar');
    expect(rows.filter(({ seed }) => seed === 46)).toEqual([
      { seed: 46, from: 20_000, to: 100_000, accuracy: 0.99 },
    ]);
    expect(rows.some(({ seed }) => seed === 47)).toBe(false);
  });

  it('draws the few seeds that there are, too, and says nothing of fresh ones where there is none', async () => {
    const one = { baseline: ten.baseline, 'exact-from-20000': ten['exact-from-20000'] };
    const spec = tenSeedsFigure(madeUpRun(one));
    expect(await complaints(spec)).toEqual([]);
    expect(panelsOf(spec)[0].height).toBe(13);
    expect(JSON.stringify(spec.title)).not.toContain('fresh');
  });
});

describe('robustnessFigure of ten seeds', () => {
  it('has columns for five and says where the others are', () => {
    const spec = robustnessFigure(madeUpRun(ten));
    expect(spec.columns).toBe(5);
    expect(JSON.stringify(spec.title)).toContain(
      'The first 5 of 10 seeds; all of them are in figure ten-seeds.',
    );
  });
});
