import { InputError } from '../inputError';
import { type ColumnTable, parseArrow } from './arrowTable';
import { readBytes } from './readBytes';

/** The columns of a file that `arrowBytes` made. @throws InputError naming the file: damaged, or without one of the names. */
export function readColumns(file: string, names: readonly string[]): ColumnTable {
  const columns = parseArrow(readBytes(file), file);
  const lacking = names.find((name) => !(name in columns));
  if (lacking !== undefined)
    throw new InputError(`${file}: expected a column '${lacking}', found ${Object.keys(columns).join(', ')}`);
  return columns;
}
