import { describe, expect, it } from 'vitest';
import { firstCollapseFigure } from '../../../src/figures/mechanism/firstCollapseFigure';
import type { BranchOutcome } from '../../../src/mechanism/branchOutcomes';
import { complaints, panelsOf, rowsOf } from '../specParts';

const outcome = (condition: string, first_drop: number): BranchOutcome =>
  ({ condition, first_drop }) as BranchOutcome;
const labels = new Map([
  ['baseline', 'as trained'],
  ['centred-from-20000', 'centred'],
  ['gauge', 'not trained'],
]);
const outcomes = [
  outcome('baseline', 26_000),
  outcome('baseline', 53_000),
  outcome('centred-from-20000', Number.NaN),
];

describe('firstCollapseFigure', () => {
  it('compiles and draws without a warning, n in the key', async () => {
    const spec = firstCollapseFigure(outcomes, labels, 'Time to the first collapse');
    expect(await complaints(spec)).toEqual([]);
    const runs = new Set(rowsOf(panelsOf(spec)[0], 'line').map(({ run }) => run));
    expect([...runs]).toEqual(['as trained (n = 2)', 'centred (n = 1)']);
  });

  it('steps down where a run collapses, and ends at 60,000', () => {
    const rows = rowsOf(panelsOf(firstCollapseFigure(outcomes, labels, 't'))[0], 'line');
    const of = (label: string) =>
      rows.filter(({ run }) => run.startsWith(label)).map(({ epoch, share }) => [epoch, share]);
    expect(of('as trained')).toEqual([
      [20_000, 1],
      [26_000, 0.5],
      [53_000, 0],
      [60_000, 0],
    ]);
    expect(of('centred')).toEqual([
      [20_000, 1],
      [60_000, 1],
    ]);
  });

  it('refuses more conditions than it has colours for', () => {
    const many = new Map(Array.from({ length: 8 }, (_, i) => [`c${i}`, `c${i}`]));
    expect(() => firstCollapseFigure([], many, 't')).toThrow('expected at most 7 conditions, found 8');
  });
});
