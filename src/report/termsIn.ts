import type { Table } from '../tables/parts/table';
import { glossary, type Term } from './glossary';
import { grids } from './grid';

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
  return glossary.filter(({ term, also = [] }) => [term, ...also].some((word) => pattern(word).test(text)));
}

/** A whole word, in any case; a single capital of a formula is no term. */
const pattern = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'iu');
