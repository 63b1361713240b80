import { describe, expect, it } from 'vitest';
import { openRun } from '../../src/runs/openRun';
import { asRunHasIt } from '../../src/tables/asRunHasIt';
import type { Claim, Table } from '../../src/tables/parts/table';
import { type MadeUp, madeUpCache, madeUpRun } from '../branches/conditionCache';
import { droppingAt } from '../runs/histories';

const claim = (id: string): Claim => ({
  id,
  statement: 'No collapse',
  rule: 'no accuracy collapse',
  published: null,
  ours: [0, 0],
  held: true,
});
const table = (id: string): Table => ({
  id,
  title: 'Made up',
  section: 'None',
  columns: [{ name: 'collapses', label: 'collapses', format: 'count' }],
  rows: [{ collapses: 0 }],
  published: [],
  match: [],
  claims: [claim('none')],
});
const run = (baseline: MadeUp) => madeUpRun({ baseline });

describe('asRunHasIt', () => {
  it('leaves the verdicts of a run that has learned and is long enough to collapse', () => {
    expect(asRunHasIt(run({ accuracy: droppingAt(26_000) }), table('mechanism'))).toEqual(table('mechanism'));
  });

  it('judges no claim about collapses where the run never learned: there was nothing to lose', () => {
    const { claims, notes } = asRunHasIt(run({ accuracy: () => 0.3 }), table('mechanism'));
    expect(claims).toEqual([{ ...claim('none'), held: null }]);
    expect(notes).toEqual([
      'The accuracy never stayed at 0.85 for 1,000 epochs: no claim about collapses is judged.',
    ]);
  });

  it('judges none where branches end before one could count, and says so', () => {
    const own = openRun('mine', madeUpCache({ mine: { accuracy: () => 0.99, last: 1_500 } }));
    const short = asRunHasIt(own, table('robustness'));
    expect(short.claims[0].held).toBeNull();
    expect(short.notes?.join()).toMatch(
      /^Collapses count from .* on .* branches end at .*no claim about collapses/,
    );
  });

  it('leaves the verdicts of tables that count none', () => {
    expect(asRunHasIt(run({ accuracy: () => 0.3 }), table('rounding')).claims[0].held).toBe(true);
  });
});
