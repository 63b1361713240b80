import { expect } from 'vitest';
import type { Claim, Row } from '../../src/tables/parts/table';

/** Rows of three collapses in which claim `id` holds just so, and changes to one of them after which it does not. */
export interface ClaimCase {
  readonly id: string;
  readonly phase: string;
  readonly holds: Row;
  readonly fails: Row;
}

/**
 * A claim holds at its limit, not beyond it, not where one collapse of three is beyond it or has no number, and is not
 * judged where there is no collapse; `ours` has one number for each.
 */
export function checkClaim(
  { id, phase, holds, fails }: ClaimCase,
  rows: readonly Row[],
  claims: (rows: readonly Row[]) => readonly Claim[],
): void {
  const claim = (of: readonly Row[]) => claims(of).find((found) => found.id === id);
  const change = (by: Row, which: (collapse: number) => boolean) =>
    rows.map((row) => (row.phase === phase && which(Number(row.collapse)) ? { ...row, ...by } : row));
  const nothing = Object.fromEntries(Object.keys(fails).map((name) => [name, Number.NaN]));
  expect(claim(change(holds, () => true))).toMatchObject({ held: true });
  expect(claim(change(fails, () => true))).toMatchObject({ held: false });
  for (const one of [1, 2, 3]) {
    expect(
      claim(
        change(holds, () => true).map((row) =>
          row.phase === phase && row.collapse === one ? { ...row, ...fails } : row,
        ),
      ),
    ).toMatchObject({ held: false });
  }
  expect(claim(change(nothing, (collapse) => collapse === 2))).toMatchObject({ held: false });
  expect(claim(rows)?.ours).toHaveLength(3);
  expect(claim([])).toMatchObject({ held: null, ours: [] });
}
