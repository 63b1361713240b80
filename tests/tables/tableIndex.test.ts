import { describe, expect, it } from 'vitest';
import { isEssaySetup } from '../../src/tables/parts/essaySetup';
import { makeTables, tableIds } from '../../src/tables/tableIndex';
import { essayConfig } from '../../src/training/runConfig';
import { madeUpRun } from '../branches/conditionCache';
import { refusal } from '../data/refusal';
import { firstCollapse } from './baselineRun';

const never = () => expect.unreachable('nothing should be computed');

describe('makeTables', () => {
  it('makes the tables that are named, in that order', () => {
    expect(makeTables(['recurrence', 'recurrence'], firstCollapse).map(({ id }) => id)).toEqual([
      'recurrence',
      'recurrence',
    ]);
  });

  it.each([
    ['nope'],
    ['constructor'],
    [''],
  ])("refuses '%s' before anything is computed, listing the tables", (id) => {
    const message = `no table '${id}'; there are ${tableIds.join(', ')}`;
    expect(refusal(() => makeTables([id], never))).toBe(message);
    expect(refusal(() => makeTables(['recurrence', id], never))).toBe(message);
  });

  it('of a run of another set-up have nothing of the essay, and say where they lack something', () => {
    const config = { ...essayConfig(42), hidden: [64, 64] as [number, number] };
    const other = madeUpRun({ baseline: { config } });
    const tables = makeTables([], () => other, 'second');
    expect(tables.map(({ id }) => id)).toEqual(tableIds.filter((id) => id !== 'phase-map'));
    for (const { id, published, columns, claims, rows, notes = [] } of tables) {
      expect([id, published]).toEqual([id, []]);
      expect(columns.some(({ name }) => name.startsWith('essay_'))).toBe(false);
      expect(claims.every((claim) => claim.published === null)).toBe(true);
      if (rows.length === 0) expect(notes.join(' ')).toContain('no accuracy collapse');
    }
    const [check] = tables.filter(({ id }) => id === 'prior-check');
    expect([check.title, check.rows[0].why]).toEqual([
      'Not for this run',
      "run 'baseline' has no collapse, so no onset to check priors at",
    ]);
    expect(() => makeTables(['prior-check'], () => other)).toThrow('has no collapse');
  });

  it('of a run that collapses and has no prior yet name the command that makes it', () => {
    const run = madeUpRun({
      baseline: { accuracy: (epoch) => (epoch > 30_000 && epoch < 32_000 ? 0.5 : 0.99) },
    });
    const [table] = makeTables([], () => run, 'second').filter(({ id }) => id === 'memorization-subspace');
    expect(table.title).toBe('Not made yet');
    expect(table.rows[0].why).toMatch(/npm run -s cli -- experiment glp --study /);
  });

  it('of the essay’s set-up have its values', () => {
    expect(isEssaySetup(firstCollapse())).toBe(true);
    const [table] = makeTables(['ncc-recovery'], firstCollapse, 'second');
    expect(table.published.length).toBeGreaterThan(0);
    expect(table.columns.map(({ name }) => name)).toContain('essay_epoch');
  });

  it('knows the tables of the baseline', () => {
    expect(tableIds).toEqual(expect.arrayContaining(['recurrence', 'ncc-recovery', 'gradient-alignment']));
    expect(new Set(tableIds).size).toBe(tableIds.length);
  });
});
