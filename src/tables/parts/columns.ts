import type { Block, Column } from './table';

export const column = (name: string, label: string, format: Column['format'] = 'fraction'): Column => ({
  name,
  label,
  format,
});

/** The names of all columns, as blocks name them. */
export const columnNames = (...groups: (readonly Column[])[]): string[] =>
  groups.flat().map(({ name }) => name);

/** A block of the columns themselves. */
export const blockOf = (title: string, columns: readonly Column[], folded = false): Block => ({
  title,
  columns: columnNames(columns),
  ...(folded && { folded }),
});
