/** A question about rows that is answered by yes or no. */
export interface Concept {
  /** Indices of the rows that it is asked of, rising. */
  readonly asked: readonly number[];
  /** For every row 1 where the answer is yes; of rows that are not asked nothing is read. */
  readonly positive: Uint8Array;
}

/** The answers of some rows. */
export function answersOf({ positive }: Concept, rows: readonly number[]): Uint8Array {
  return Uint8Array.from(rows, (i) => positive[i]);
}

/** Whether both answers occur among some rows, at least so often each: without one of them there is nothing to tell apart. */
export function hasBoth(concept: Concept, rows: readonly number[], least = 1): boolean {
  const positives = answersOf(concept, rows).reduce((sum, one) => sum + one, 0);
  return positives >= least && rows.length - positives >= least;
}
