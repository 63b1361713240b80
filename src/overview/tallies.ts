import { chapters } from '../tables/chapters';
import type { Claim, Table } from '../tables/parts/table';

/** How many claims of one chapter, or of all, turned out how. */
export interface Tally {
  readonly title: string;
  readonly held: number;
  readonly notHeld: number;
  /** A run they are about is not cached, or has no collapse. */
  readonly notJudged: number;
}

/** One for each chapter that has a table among these, in the chapters' order. */
export function tallies(tables: readonly Table[]): Tally[] {
  return chapters.flatMap(({ title, tables: ids }) => {
    const of = tables.filter(({ id }) => ids.includes(id));
    return of.length > 0 ? [tally(title, of)] : [];
  });
}

/** Of all claims of the tables. */
export function tally(title: string, tables: readonly Table[]): Tally {
  const claims = tables.flatMap((table) => table.claims);
  const count = (verdict: Claim['held']) => claims.filter(({ held }) => held === verdict).length;
  return { title, held: count(true), notHeld: count(false), notJudged: count(null) };
}
