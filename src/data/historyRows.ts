import type { History } from './history';

/** A history's rows with the epoch of each. */
export type EpochRow<Row> = readonly [epoch: number, row: Row];

/** The history of at least one row; its columns are those of the first. */
export function historyOf<Row extends object>(rows: readonly EpochRow<Row>[]): History {
  const names = Object.keys(rows[0][1]) as (keyof Row & string)[];
  return {
    epoch: Int32Array.from(rows, ([epoch]) => epoch),
    ...Object.fromEntries(
      names.map((name) => [name, Float64Array.from(rows, ([, row]) => Number(row[name]))]),
    ),
  };
}

/** The rows of a history, all columns but the epoch. */
export function rowsOf<Row>({ epoch, ...columns }: History): EpochRow<Row>[] {
  return Array.from(epoch, (at, i) => {
    const row = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]]));
    return [at, row as Row] as const;
  });
}
