import type { Table } from '../tables/parts/table';
import type { Term } from './glossary';
import { grids } from './grid';
import { termsOf } from './termsOf';

/** The terms of the glossary that a table's title, headings, texts, notes or claims use, in the glossary's order. */
export function termsIn(table: Table): Term[] {
  const shown = grids(table);
  const text = [
    table.title,
    ...shown.flatMap(({ title, header }) => [title, ...header.map(({ label }) => label)]),
    ...shown.flatMap(({ cells }) => cells.flat()).flatMap(({ ours, numeric }) => (numeric ? [] : [ours])),
    ...(table.notes ?? []),
    ...table.claims.flatMap(({ statement, rule }) => [statement, rule]),
  ].join('\n');
  return termsOf(text);
}
