import { describe, expect, it } from 'vitest';
import { findings } from '../../src/overview/findings';
import { tables } from './overviewFixture';

describe('findings', () => {
  const [direction, projected, rounding] = findings(tables);

  it('have the numbers of the tables at the onsets alone', () => {
    expect(direction.numbers).toContain('right in 30.0 to 50.0 % of the pairs; without PC1 in 100.0 %');
  });

  it('have means over seeds with the number of seeds', () => {
    expect(projected.numbers).toContain('as trained 3.50 (10); projected out the gradient’s 0.25 (10)');
    expect(projected.numbers).toContain('a random one 3.75 (9)');
    expect(rounding.numbers).toContain('without that rounding: 0.00 (10)');
    expect(rounding.numbers).toContain('alone: 0, 0, 0; with it for those two alone: 3, 2, 1');
  });

  it('have the claims with their verdicts, whichever way they fell', () => {
    expect([direction, projected, rounding].map(({ claims }) => claims.map(({ held }) => held))).toEqual([
      [true, false],
      [false, true],
      [null, true, true],
    ]);
  });

  it('are refused where a table, a row or a claim is missing, by its name', () => {
    const without = (id: string) => tables.filter((table) => table.id !== id);
    expect(() => findings(without('mechanism'))).toThrow("found no 'mechanism'");
    const change = (id: string, part: object) =>
      tables.map((table) => (table.id === id ? { ...table, ...part } : table));
    expect(() => findings(change('robustness', { rows: [] }))).toThrow("robustness: no row of 'baseline'");
    expect(() => findings(change('suppression', { claims: [] }))).toThrow(
      "no claim 'suppression-ends-collapses'",
    );
  });
});
