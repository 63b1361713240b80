import { InputError } from '../inputError';
import type { Table } from '../tables/parts/table';

/** The table of an id. @throws InputError when it is not among them. */
export function tableIn(tables: readonly Table[], id: string): Table {
  const table = tables.find((one) => one.id === id);
  if (!table) throw new InputError(`expected all tables, found no '${id}'`);
  return table;
}
