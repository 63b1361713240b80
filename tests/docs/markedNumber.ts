import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/packageRoot';

type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, Cell>>;

/** A number in a page, and what is written behind it: `<!-- table; column value; …; column -->`. */
export interface MarkedNumber {
  readonly written: string;
  readonly mark: string;
}

/** Signs, digits, thousands, percent, or some of them with commas between, as tables show lists. */
const MARKED = /([−+]?\d[\d,.]*(?: %)?(?:, \d+)*)<!-- (.*?) -->/g;

/** @throws Error for a mark that stands behind no number. */
export function markedNumbers(page: string): MarkedNumber[] {
  const found = [...page.matchAll(MARKED)].map(([, written, mark]) => ({ written, mark }));
  const marks = page.split('<!-- ').length - 1;
  if (marks !== found.length)
    throw new Error(`${marks} marks, of which ${found.length} stand behind a number`);
  return found;
}

/**
 * What the committed tables have at a mark: the one row whose columns have the values that it names.
 * @throws Error where there is none, or several.
 */
export function tableValue(mark: string): Cell {
  const [table, ...rest] = mark.split('; ');
  const column = rest.pop()!;
  const wanted = rest.map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]);
  const file = join(packageRoot, 'data/results/tables', `${table}.json`);
  const { tables } = JSON.parse(readFileSync(file, 'utf8')) as { tables: { rows: Row[] }[] };
  const rows = tables
    .flatMap((one) => one.rows)
    .filter((row) => wanted.every(([name, value]) => String(row[name]) === value))
    .filter((row) => row[column] !== undefined && row[column] !== null);
  if (rows.length !== 1) throw new Error(`${mark}: expected one row of the table, found ${rows.length}`);
  return rows[0][column];
}

/** Whether a number as it is written is a table's value, to half a unit of its last digit; a list, to the letter. */
export function isWritten(written: string, value: Cell): boolean {
  if (typeof value !== 'number') return written === String(value);
  const isPercent = written.endsWith(' %');
  const plain = written.replace('−', '-').replace(' %', '').replaceAll(',', '');
  const decimals = plain.split('.')[1]?.length ?? 0;
  return Math.abs(Number(plain) - (isPercent ? 100 * value : value)) <= 0.500001 * 10 ** -decimals;
}
