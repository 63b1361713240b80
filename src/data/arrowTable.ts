import { float64, int32, Type, tableFromArrays, tableFromIPC, tableToIPC } from '@uwdata/flechette';
import { InputError } from '../inputError';
import { isSealed, OPEN_SEAL, sealBytes } from './seal';

/** Columns of one length by name, in order. */
export type ColumnTable = Readonly<Record<string, Float64Array | Int32Array>>;

/**
 * The bytes of an Arrow file (the random-access `.arrow` format, one record batch, no compression), a pure function
 * of the columns. The schema's metadata holds the SHA-256 of the rest, since Arrow has no checksum of its own.
 * @throws RangeError when the columns differ in length.
 */
export function arrowBytes(columns: ColumnTable): Uint8Array {
  const lengths = new Set(Object.values(columns).map(({ length }) => length));
  if (lengths.size > 1) throw new RangeError(`columns of the lengths ${[...lengths].join(', ')}`);
  const types = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      values instanceof Int32Array ? int32() : float64(),
    ]),
  );
  const table = tableFromArrays(columns, { types });
  table.schema.metadata = new Map([['seal', OPEN_SEAL]]);
  const bytes = tableToIPC(table, { format: 'file' });
  if (!bytes) throw new RangeError('the Arrow writer gave no bytes');
  return sealBytes(bytes);
}

/**
 * Reads what `arrowBytes` gave. The seal comes first: on damaged lengths the Arrow reader can exhaust the memory.
 * @param name what messages call the file.
 * @throws InputError naming the file when it is damaged or was written by something else.
 */
export function parseArrow(bytes: Uint8Array, name: string): ColumnTable {
  if (!isSealed(bytes)) throw new InputError(`${name}: damaged, or not written by this program`);
  const table = tableFromIPC(bytes);
  return Object.fromEntries(
    table.names.map((column, i) => {
      const { type } = table.getChildAt(i);
      const empty = type.typeId === Type.Int ? new Int32Array(0) : new Float64Array(0);
      return [
        column,
        table.numRows === 0 ? empty : (table.getChildAt(i).toArray() as Float64Array | Int32Array).slice(),
      ];
    }),
  );
}
