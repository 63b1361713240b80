import { rowLimit, tableBundle } from '../kernel/display/displayTable';
import type { MimeBundle } from '../kernel/protocol';

/** Shows rows `[{ a: 1 }, …]`, and columns of one length as a run's history has them. @returns undefined for other values. */
export function displayRows(value: object): MimeBundle | undefined {
  if (isRows(value)) {
    const shown = value.slice(0, rowLimit);
    const columns = [...new Set(shown.flatMap(Object.keys))];
    const cells = shown.map((row) => columns.map((name) => row[name]));
    return tableBundle(columns, cells, undefined, value.length);
  }
  if (!isColumns(value)) return undefined;
  const columns = Object.keys(value);
  const { length } = value[columns[0]];
  const cells = Array.from({ length: Math.min(length, rowLimit) }, (_, i) =>
    columns.map((name) => value[name][i]),
  );
  return tableBundle(columns, cells, undefined, length);
}

function isRows(value: object): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRow);
}

/** A plain object of values that fit into a cell. */
function isRow(value: unknown): boolean {
  return isPlain(value) && Object.keys(value).length > 0 && Object.values(value).every(isCell);
}

function isCell(value: unknown): boolean {
  return (
    (typeof value !== 'object' && typeof value !== 'function') || value === null || value instanceof Date
  );
}

type Columns = Readonly<Record<string, ArrayLike<number | bigint>>>;

/** A plain object of typed arrays of one length. */
function isColumns(value: object): value is Columns {
  if (!isPlain(value)) return false;
  const columns = Object.values(value);
  const typed = columns.every((one) => ArrayBuffer.isView(one) && 'length' in one);
  return (
    columns.length > 0 &&
    typed &&
    new Set((columns as ArrayLike<number>[]).map(({ length }) => length)).size === 1
  );
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  // A cell's objects are of another realm than this file's.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
