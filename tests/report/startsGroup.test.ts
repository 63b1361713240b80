import { describe, expect, it } from 'vitest';
import { startsGroup } from '../../src/report/startsGroup';

const cells = (...first: string[]) => first.map((ours) => [{ ours, numeric: true }]);

describe('startsGroup', () => {
  it('marks the first row of each group but the first', () => {
    expect(startsGroup({ cells: cells('1', '1', '2', '2', '3'), keys: 1 })).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it('marks none where every row has a key of its own, where there is no key, or no row', () => {
    expect(startsGroup({ cells: cells('1', '2'), keys: 1 })).toEqual([false, false]);
    expect(startsGroup({ cells: cells('1', '1', '2'), keys: 0 })).toEqual([false, false, false]);
    expect(startsGroup({ cells: [], keys: 1 })).toEqual([]);
  });
});
