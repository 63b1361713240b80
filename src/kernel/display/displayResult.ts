import { toHtml } from '../../report/toHtml';
import { toText } from '../../report/toText';
import type { Table } from '../../tables/parts/table';
import type { MimeBundle } from '../protocol';

/** Whether a value is one of this package's tables: ours beside the published, with claims. */
export function isResultTable(value: object): value is Table {
  const { columns, rows, claims, published } = value as Partial<Table>;
  return [columns, rows, claims, published].every(Array.isArray);
}

export function resultTableBundle(table: Table): MimeBundle {
  return { 'text/html': toHtml(table), 'text/plain': toText(table) };
}
