import type { Block, Claim, Column, Row, Table } from './table';

const TITLE = 'first edition, on multiples of 1,000';

/** What a table by phases says of them. */
export const PHASES_NOTE =
  'Phases: onset is the last epoch of the history (every 100) before the drop with accuracy within 0.02 of its maximum. This second edition of the rule was made after seeds 42 to 44 had been seen; seeds 45 to 51 are fresh.';

/** The name of a column's values by the first edition's phases. */
export const firstEditionName = (name: string): string => `${name}_by_thousand`;

/**
 * `table`, whose rows are about phases, with the columns of `first`, the same table by the first edition's phases, as far
 * as their values are others: a folded block for each block that has such columns. Where the two have not the same rows,
 * since a collapse has no phase on multiples of 1,000, it stays as it is.
 */
export function withFirstEdition(table: Table, first: Table): Table {
  const { rows, columns } = table;
  if (rows.length !== first.rows.length) return table;
  const changes = (i: number, name: string) => !Object.is(rows[i][name], first.rows[i][name]);
  const changed = first.columns.filter(({ name }) => rows.some((_, i) => changes(i, name)));
  if (changed.length === 0) return table;
  const affected = rows.filter((_, i) => changed.some(({ name }) => changes(i, name)));
  const blocks = table.blocks ?? [{ title: '', columns: columns.map(({ name }) => name) }];
  const leads = ({ name }: Column) => blocks.every((block) => !block.columns.includes(name));
  const says = ({ name, format }: Column) =>
    (format === 'text' || format === 'count') &&
    !changed.some((one) => one.name === name) &&
    affected.every((row) => row[name] !== undefined);
  const folded = blocks.flatMap(({ title, columns: of }): Block[] => {
    const inside = changed.filter(({ name }) => of.includes(name));
    if (inside.length === 0) return [];
    const same = columns.filter((column) => of.includes(column.name) && says(column));
    const old = [...changed.filter(leads), ...inside].map(({ name }) => firstEditionName(name));
    return [
      {
        title: title ? `${TITLE}: ${title}` : TITLE,
        columns: [...same.map(({ name }) => name), ...old],
        folded: true,
      },
    ];
  });
  const old = changed.map((column) => ({
    ...column,
    name: firstEditionName(column.name),
    label: leads(column) ? `${column.label}, on 1,000s` : column.label,
  }));
  return {
    ...table,
    columns: [...columns, ...old],
    rows: rows.map((row, i) =>
      affected.includes(row) ? { ...row, ...values(first.rows[i], changed) } : row,
    ),
    blocks: [...blocks, ...folded],
    notes: [...(table.notes ?? []), note(table.claims, first.claims)],
  };
}

function values(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(
    columns
      .filter(({ name }) => row[name] !== undefined)
      .map(({ name }) => [firstEditionName(name), row[name]]),
  );
}

function note(claims: readonly Claim[], first: readonly Claim[]): string {
  const others = claims.flatMap(({ id, held }) => {
    const before = first.find((claim) => claim.id === id);
    return before && before.held !== held ? [`${id} ${verdict(before.held)}`] : [];
  });
  const judged =
    others.length === 0 ? 'no claim was judged otherwise' : `judged otherwise: ${others.join(', ')}`;
  return `${PHASES_NOTE} By the first, on multiples of 1,000, whose values are in blocks of their own, ${judged}.`;
}

const verdict = (held: boolean | null): string => (held === null ? 'not judged' : held ? 'held' : 'not held');
