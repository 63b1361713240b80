import { escapeHtml } from '../../escapeHtml';
import type { MimeBundle } from '../protocol';

/** What a data frame of danfo offers, of its many parts. */
interface Frame {
  columns: string[];
  values: unknown[][];
  index: (string | number)[];
  shape: [number, number];
}

/** What a table of arquero offers. */
interface ArqueroTable {
  numRows(): number;
  columnNames(): string[];
  slice(start: number, end: number): ArqueroTable;
  objects(): Record<string, unknown>[];
}

/** Rows of a table that are shown; the rest is counted. */
export const rowLimit = 50;

export function isArqueroTable(value: object): value is ArqueroTable {
  const { numRows, columnNames, objects } = value as Partial<ArqueroTable>;
  return [numRows, columnNames, objects].every((one) => typeof one === 'function');
}

/** A frame or a series of danfo. */
export function isDanfo(value: object): boolean {
  return '$data' in value && '$index' in value && Array.isArray((value as { shape?: unknown }).shape);
}

export function arqueroBundle(table: ArqueroTable): MimeBundle {
  const columns = table.columnNames();
  const rows = table.slice(0, rowLimit).objects();
  return tableBundle(
    columns,
    rows.map((row) => columns.map((name) => row[name])),
    undefined,
    table.numRows(),
  );
}

export function danfoBundle(value: object): MimeBundle {
  const { columns, values, index, shape } = value as Frame;
  const rows = values.slice(0, rowLimit).map((row) => (Array.isArray(row) ? row : [row]));
  return tableBundle(columns.map(String), rows, index.slice(0, rowLimit).map(String), shape[0]);
}

/** Rows of cells as an HTML table and as aligned text. */
export function tableBundle(
  columns: string[],
  rows: unknown[][],
  labels: string[] | undefined,
  total: number,
): MimeBundle {
  const head = labels ? ['', ...columns] : columns;
  const body = rows.map((row, i) => [...(labels ? [labels[i]] : []), ...row.map(cellText)]);
  const more = total > rows.length ? `… ${total.toLocaleString('en')} rows, ${rows.length} shown` : '';
  const words = columns.map((_, i) => isText(rows.map((row) => row[i])));
  const left = labels ? [labels.some((label) => Number.isNaN(Number(label))), ...words] : words;
  return { 'text/html': html(head, body, more, left), 'text/plain': plain(head, body, more) };
}

function isText(values: unknown[]): boolean {
  const given = values.filter((value) => value !== null && value !== undefined);
  return given.length > 0 && given.every((value) => typeof value === 'string');
}

function cellText(value: unknown): string {
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(digits(value))));
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Four significant digits, or all that stand before the point. */
function digits(value: number): number {
  return Math.min(Math.max(4, Math.trunc(Math.abs(value)).toString().length), 21);
}

/** @param words which columns hold text alone, and stand to the left. */
function html(head: string[], body: string[][], more: string, words: boolean[]): string {
  const style = (i: number) => (words[i] ? ' style="text-align:left"' : '');
  const row = (tag: string, cells: string[]) =>
    `<tr>${cells.map((one, i) => `<${tag}${style(i)}>${escapeHtml(one)}</${tag}>`).join('')}</tr>`;
  const rows = body.map((cells) => row('td', cells)).join('');
  const note = more ? `<p>${escapeHtml(more)}</p>` : '';
  return `<table><thead>${row('th', head)}</thead><tbody>${rows}</tbody></table>${note}`;
}

function plain(head: string[], body: string[][], more: string): string {
  const widths = head.map((one, i) => Math.max(one.length, ...body.map((cells) => cells[i].length)));
  const line = (cells: string[]) => cells.map((one, i) => one.padStart(widths[i])).join('  ');
  return [line(head), ...body.map(line), ...(more ? [more] : [])].join('\n');
}
