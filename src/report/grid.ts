import type { Block, Column, Row, Table } from '../tables/parts/table';
import { formatValue } from './formatValue';

/** A table as text cells, ready for any output: ours, and the essay's value behind it where there is one. */
export interface Grid {
  readonly title: string;
  readonly header: readonly Heading[];
  readonly cells: readonly (readonly Cell[])[];
  /** Whether only its title shows at first, where a page can fold. */
  readonly folded: boolean;
  /** How many columns lead: those that say what a row is about. */
  readonly keys: number;
}

export interface Heading {
  readonly label: string;
  readonly numeric: boolean;
}

export interface Cell {
  readonly ours: string;
  /** The same words are not said twice. */
  readonly essay?: string;
  readonly numeric: boolean;
}

/**
 * One grid for each block of the table's columns; the columns that belong to no block lead each of them. Rows that have
 * nothing to do with a block, not even an empty value, are left out of it.
 */
export function grids(table: Table): Grid[] {
  const blocks: readonly Block[] = table.blocks ?? [
    { title: '', columns: table.columns.map(({ name }) => name) },
  ];
  const inBlocks = new Set(blocks.flatMap(({ columns }) => columns));
  const keys = table.columns.filter(({ name }) => !inBlocks.has(name));
  return blocks.map(({ title, columns, folded = false }) => {
    const shown = [...keys, ...table.columns.filter(({ name }) => columns.includes(name))];
    const compared = new Set(columns);
    const rows = table.rows.filter((row) => columns.some((name) => row[name] !== undefined));
    return {
      title,
      folded,
      header: shown.map(({ label, format }) => ({ label, numeric: format !== 'text' })),
      cells: rows.map((row) => shown.map((column) => cell(column, row, beside(table, row), compared))),
      keys: keys.length,
    };
  });
}

function cell(
  { name, format }: Column,
  row: Row,
  published: Row | undefined,
  compared: ReadonlySet<string>,
): Cell {
  const numeric = format !== 'text';
  const ours = formatValue(row[name], format);
  const essay = compared.has(name) ? published?.[name] : undefined;
  const theirs = essay === undefined || essay === null ? undefined : formatValue(essay, format);
  return theirs === undefined || (!numeric && theirs === ours)
    ? { ours, numeric }
    : { ours, essay: theirs, numeric };
}

/** The published row that stands beside one of ours. */
function beside({ match, published }: Table, row: Row): Row | undefined {
  if (match.length === 0) return undefined;
  return published.find((candidate) => match.every((name) => candidate[name] === row[name]));
}

/** A cell in plain text: ours, the essay's in parentheses behind it. */
export const cellText = ({ ours, essay }: Cell): string =>
  essay === undefined ? ours : `${ours} (${essay})`;

/** Whether a value of the essay's stands beside any of ours. */
export function besideEssay(grids: readonly Grid[]): boolean {
  return grids.some(({ cells }) => cells.some((row) => row.some(({ essay }) => essay !== undefined)));
}
