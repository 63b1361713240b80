import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/inputError';
import { byThousand } from '../../../src/runs/byThousand';
import { openRun } from '../../../src/runs/openRun';
import type { Table } from '../../../src/tables/parts/table';
import { twoEditions } from '../../../src/tables/parts/twoEditions';
import { nccRecovery } from '../../../src/tables/subspace/nccRecovery';
import { makeTables } from '../../../src/tables/tableIndex';
import { baselineUntil } from '../baselineRun';

const TITLE = /^first edition, on multiples of 1,000/;
const titles = (table: Table) => table.blocks?.map(({ title }) => title);

describe('twoEditions', () => {
  const run = openRun('baseline');
  const [table] = makeTables(['ncc-recovery'], () => run);

  it('has, in rows of the new phases, the table of the old ones', () => {
    const now = nccRecovery(run);
    const before = nccRecovery(byThousand(run));
    expect(table.rows).toHaveLength(15);
    for (const [i, row] of table.rows.entries()) {
      expect(row).toMatchObject(now.rows[i]);
      const { epoch, ncc_raw, h1_pc1_variance } = before.rows[i];
      expect([row.epoch_by_thousand, row.ncc_raw_by_thousand, row.h1_pc1_variance_by_thousand]).toEqual([
        epoch,
        ncc_raw,
        h1_pc1_variance,
      ]);
      expect(Number(epoch) % 1_000).toBe(0);
    }
  });

  it.each([
    'memorization-subspace',
    'weight-rank-projection',
    'recurrence',
    'prior-check',
    'ncc-recovery',
    'gradient-alignment',
    'method-agreement',
    'replay-alignment',
    'replay-ncc',
    'control-properties',
    'rounding',
  ])('folds the first edition under the table %s of the cached baseline', (id) => {
    const [made] = makeTables([id], () => run);
    expect(titles(made)?.at(-1)).toMatch(TITLE);
    expect(made.blocks?.at(-1)?.folded).toBe(true);
    const names = new Set(made.columns.map(({ name }) => name));
    for (const row of made.rows) for (const name of Object.keys(row)) expect(names).toContain(name);
  });

  it('leaves the first edition out where it is asked to, but says of the change', () => {
    const [second] = makeTables(['recurrence'], () => run, 'second');
    expect(titles(second)?.some((title) => TITLE.test(title))).toBe(false);
    expect(second.notes?.at(-1)).toContain('after seeds 42 to 44 had been seen');
    const [unchanged] = makeTables(['suppression'], () => run, 'second');
    expect(unchanged).toEqual(makeTables(['suppression'], () => run)[0]);
  });

  it('gives the table alone where nothing is cached at the old phases', () => {
    const make = twoEditions((of) => {
      if (of.phasesBy) throw new InputError('no such snapshot');
      return nccRecovery(of);
    });
    const first = baselineUntil(27_000);
    expect(make(first)).toEqual(nccRecovery(first));
    const broken = twoEditions((of) => {
      if (of.phasesBy) throw new TypeError('not an input');
      return nccRecovery(of);
    });
    expect(() => broken(first)).toThrow(TypeError);
  });
});
