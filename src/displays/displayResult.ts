import type { MimeBundle } from '../kernel/protocol';
import { toHtml } from '../report/toHtml';
import { toText } from '../report/toText';
import type { Table } from '../tables/parts/table';

/** Shows this package's tables, ours beside the published, with claims. @returns undefined for other values. */
export function displayResult(value: object): MimeBundle | undefined {
  return isResultTable(value) ? { 'text/html': toHtml(value), 'text/plain': toText(value) } : undefined;
}

function isResultTable(value: object): value is Table {
  const { columns, rows, claims, published } = value as Partial<Table>;
  return [columns, rows, claims, published].every(Array.isArray);
}
