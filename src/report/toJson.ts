import type { Table } from '../tables/parts/table';

/** What `--json` prints: plain data, columns by name, NaN as null. */
export function toJson(tables: readonly Table[]): string {
  const plain = tables.map(({ id, title, section, columns, rows, published, claims }) => ({
    id,
    title,
    section,
    columns: columns.map(({ name }) => name),
    rows,
    published,
    claims,
  }));
  return JSON.stringify({ tables: plain }, null, 2);
}
