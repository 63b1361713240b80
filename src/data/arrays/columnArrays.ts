import { InputError } from '../../inputError';
import type { ArrayFile } from './arrayFile';
import type { ColumnFile, FileColumn } from './columnFile';
import { listed } from './named';
import { blockRows, slice } from './rowSource';
import type { StoredArray } from './storedArray';

/**
 * The columns of a file as arrays: one of lists is `[n x d]` by itself, columns of numbers stand side by side. A name is a
 * column's, or the beginning of several with a `*` behind. Where none is named, all columns are meant.
 */
export function columnArrays(path: string, table: ColumnFile): ArrayFile {
  const { columns, rows } = table;
  return {
    entries: columns.map(({ name, type }) => ({ name, words: `${name} ${type}` })),
    async open(name): Promise<StoredArray> {
      const chosen = choose(path, columns, name);
      const lists = chosen[0].holds === 'lists';
      const width = lists ? await table.width(chosen[0]) : chosen.length;
      return {
        name: name ?? '',
        dtype: [...new Set(chosen.map(({ type }) => type))].join(', '),
        shape: name !== undefined && !lists && !name.endsWith('*') ? [rows] : [rows, width],
        async *blocks(most) {
          const step = blockRows(width, most);
          try {
            for await (const stretch of table.stretches(chosen, width)) {
              for (let i = 0; i < stretch.rows; i += step) {
                yield slice(stretch, i, Math.min(stretch.rows, i + step));
              }
            }
          } catch (error) {
            // Sizes of a damaged file that no array can have.
            if (!(error instanceof RangeError)) throw error;
            throw new InputError(`${path}: damaged: ${error.message}`);
          }
        },
      };
    },
  };
}

/** @throws InputError naming the columns that are there, unless those meant are numbers alone or one of lists. */
function choose(path: string, columns: readonly FileColumn[], name?: string): FileColumn[] {
  const found = columns.filter((column) => isMeant(column.name, name));
  const words = listed(columns.map((column) => `${column.name} ${column.type}`));
  if (found.length === 0) {
    throw new InputError(
      `${path}: expected ${name === undefined ? 'columns' : `a column '${name}'`}, found ${words}`,
    );
  }
  const other = found.find(({ holds }) => holds === 'other');
  if (other) {
    throw new InputError(
      `${path}: expected columns of numbers, '${other.name}' holds ${other.type}; name those meant as FILE#NAME or FILE#BEGINNING*: ${words}`,
    );
  }
  if (found.length > 1 && found.some(({ holds }) => holds === 'lists')) {
    throw new InputError(`${path}: holds lists beside other columns, name one as FILE#NAME: ${words}`);
  }
  return found;
}

function isMeant(column: string, name: string | undefined): boolean {
  if (name === undefined || column === name) return true;
  return name.endsWith('*') && column.startsWith(name.slice(0, -1));
}
