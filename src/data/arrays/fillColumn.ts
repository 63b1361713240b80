import { type Matrix, row } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { exactNumber } from './numberTypes';

/**
 * Puts values of a column into column `j` of a matrix, from row `from` on.
 * @param where what messages call the column. @param first the row of the file that `values[0]` is of.
 * @throws InputError for a missing value, or one that is no number.
 */
export function fillColumn(
  into: Matrix,
  j: number,
  from: number,
  values: ArrayLike<unknown>,
  where: string,
  first: number,
): void {
  for (let i = 0; i < values.length; i++) {
    into.data[(from + i) * into.columns + j] = asNumber(values[i], where, first + i);
  }
}

/** As `fillColumn`, of lists of one length that are whole rows. @throws InputError for another length. */
export function fillRows(
  into: Matrix,
  from: number,
  lists: ArrayLike<unknown>,
  where: string,
  first: number,
): void {
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i] as ArrayLike<unknown> | null | undefined;
    if (list?.length !== into.columns) {
      throw new InputError(
        `${where}: expected lists of ${into.columns} numbers, found ${list ? list.length : 'none'} in row ${first + i}`,
      );
    }
    const out = row(into, from + i);
    for (let j = 0; j < list.length; j++) out[j] = asNumber(list[j], where, first + i);
  }
}

function asNumber(value: unknown, where: string, at: number): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return exactNumber(value, where);
  if (typeof value === 'boolean') return Number(value);
  throw new InputError(`${where}: expected numbers, found ${value ?? 'nothing'} in row ${at}`);
}
