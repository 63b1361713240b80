import { describe, expect, it } from 'vitest';
import { makeTables, tableIds } from '../../src/tables/tableIndex';
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

  it('knows the tables of the baseline', () => {
    expect(tableIds).toEqual(expect.arrayContaining(['recurrence', 'ncc-recovery', 'gradient-alignment']));
    expect(new Set(tableIds).size).toBe(tableIds.length);
  });
});
