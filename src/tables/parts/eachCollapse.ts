import { heldAtEach } from './heldAtEach';
import type { Claim, Row } from './table';

interface Statement {
  readonly id: string;
  readonly statement: string;
  readonly rule: string;
  readonly published: Claim['published'];
}

/** A claim about one phase of every accuracy collapse: held when the rule holds at each, not judged without one. */
export function eachCollapse(
  statement: Statement,
  rows: readonly Row[],
  phase: string,
  measure: (row: Row, collapse: readonly Row[]) => number,
  holds: (value: number) => boolean,
): Claim {
  const ours = rows
    .filter((row) => row.phase === phase)
    .map((row) =>
      measure(
        row,
        rows.filter((other) => other.collapse === row.collapse),
      ),
    );
  return { ...statement, ours, held: heldAtEach(ours, holds) };
}

/** The row of a phase among those of one collapse. */
export function ofPhase(rows: readonly Row[], phase: string): Row {
  const found = rows.find((row) => row.phase === phase);
  if (!found) throw new RangeError(`no row of phase ${phase}`);
  return found;
}
