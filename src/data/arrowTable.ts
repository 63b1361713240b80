import { float64, int32, tableFromArrays, tableFromIPC, tableToIPC } from '@uwdata/flechette';
import { InputError } from '../inputError';

/** Columns of one length by name, in order. */
export type ColumnTable = Readonly<Record<string, Float64Array | Int32Array>>;

/**
 * The bytes of an Arrow file (the random-access `.arrow` format, one record batch, no compression), a pure function
 * of the columns.
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
  const bytes = tableToIPC(tableFromArrays(columns, { types }), { format: 'file' });
  if (!bytes) throw new RangeError('the Arrow writer gave no bytes');
  return bytes;
}

/**
 * Reads an Arrow file or stream whose columns are float64 or int32 without nulls.
 * @param name what messages call the file.
 * @throws InputError naming the file when it is damaged or holds anything else.
 */
export function parseArrow(bytes: Uint8Array, name: string): ColumnTable {
  try {
    return columnsOf(bytes);
  } catch (error) {
    throw new InputError(
      `${name}: not a valid Arrow file of numbers: ${(error as Error).message.split('\n')[0]}`,
    );
  }
}

function columnsOf(bytes: Uint8Array): ColumnTable {
  const table = tableFromIPC(bytes);
  return Object.fromEntries(
    table.names.map((name, i) => {
      const column = table.getChildAt(i);
      const values: unknown = column.toArray();
      if (column.nullCount > 0) throw new TypeError(`column '${name}' has nulls`);
      if (!(values instanceof Float64Array || values instanceof Int32Array)) {
        throw new TypeError(`column '${name}' is neither float64 nor int32`);
      }
      if (values.length !== table.numRows) {
        throw new TypeError(`column '${name}' has ${values.length} of ${table.numRows} rows`);
      }
      return [name, values.slice()];
    }),
  );
}
