import { describe, expect, it } from 'vitest';
import { chapters } from '../../src/tables/chapters';
import { tableIds } from '../../src/tables/tableIndex';

describe('chapters', () => {
  it('hold every table once, in the order in which all are printed', () => {
    expect(chapters.flatMap(({ tables }) => tables)).toEqual(tableIds);
  });

  it('have titles of their own', () => {
    expect(new Set(chapters.map(({ title }) => title)).size).toBe(chapters.length);
  });
});
