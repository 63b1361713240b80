import { describe, expect, it } from 'vitest';
import { grids } from '../../../src/report/grid';
import type { Row, Table } from '../../../src/tables/parts/table';
import { withFirstEdition } from '../../../src/tables/parts/withFirstEdition';

const table = (rows: readonly Row[], held: boolean | null, blocks?: Table['blocks']): Table => ({
  id: 'some',
  title: 'some',
  section: 'some',
  columns: [
    { name: 'phase', label: 'phase', format: 'text' },
    { name: 'epoch', label: 'our epoch', format: 'epoch' },
    { name: 'of', label: 'of', format: 'text' },
    { name: 'value', label: 'value', format: 'ratio' },
    { name: 'run', label: 'run', format: 'text' },
    { name: 'last', label: 'last', format: 'epoch' },
  ],
  rows,
  published: [],
  match: [],
  blocks,
  claims: [
    { id: 'one', statement: '', rule: '', published: null, ours: 1, held },
    { id: 'two', statement: '', rule: '', published: null, ours: 1, held: true },
  ],
});
const now: Row[] = [
  { phase: 'onset', epoch: 25_700, of: 'x', value: 1 },
  { phase: 'collapsed', epoch: 27_000, of: 'y', value: 2 },
  { run: 'other', last: Number.NaN },
];
const before: Row[] = [
  { phase: 'onset', epoch: 25_000, of: 'x', value: 3 },
  { phase: 'collapsed', epoch: 26_000, of: 'y', value: 4 },
  { run: 'other', last: Number.NaN },
];
const BLOCKS = [{ title: 'all', columns: ['of', 'value', 'run', 'last'] }];

describe('withFirstEdition', () => {
  it('leaves every value where it was, and sets those of the first edition under names of their own', () => {
    const both = withFirstEdition(table(now, true, BLOCKS), table(before, true, BLOCKS));
    for (const [i, row] of both.rows.entries()) expect(row).toMatchObject(now[i]);
    expect(both.rows.map((row) => [row.epoch_by_thousand, row.value_by_thousand])).toEqual([
      [25_000, 3],
      [26_000, 4],
      [undefined, undefined],
    ]);
    expect(both.claims).toEqual(table(now, true, BLOCKS).claims);
  });

  it.each([
    [
      'leading columns',
      BLOCKS,
      'first edition, on multiples of 1,000: all',
      ['phase', 'our epoch', 'of', 'our epoch, on 1,000s', 'value'],
    ],
    [
      'one block of all',
      undefined,
      'first edition, on multiples of 1,000',
      ['phase', 'of', 'our epoch', 'value'],
    ],
  ])('shows them last and folded, with what says which row is which, in a table with %s', (_, blocks, title, labels) => {
    const shown = grids(withFirstEdition(table(now, true, blocks), table(before, true, blocks)));
    expect(shown).toHaveLength(2);
    expect(shown[1]).toMatchObject({ title, folded: true });
    expect(shown[1].header.map(({ label }) => label)).toEqual(labels);
    expect(shown[1].cells).toHaveLength(2);
    expect(shown[0].cells[0].map(({ ours }) => ours)).not.toContain('25,000');
  });

  it('has a folded block for each that changes, so that what is in two stays apart', () => {
    const apart = [
      { title: 'one', columns: ['value'] },
      { title: 'two', columns: ['of', 'run', 'last'] },
      { title: 'three', columns: ['value', 'of'] },
    ];
    const shown = grids(withFirstEdition(table(now, true, apart), table(before, true, apart)));
    expect(shown.map(({ title }) => title.split(': ')[1] ?? title)).toEqual([
      'one',
      'two',
      'three',
      'one',
      'three',
    ]);
  });

  it('says that the rule was changed after seeds were seen, and which verdicts it changes', () => {
    const note = (held: boolean | null, first: boolean | null) =>
      withFirstEdition(table(now, held), table(before, first)).notes?.at(-1);
    expect(note(true, true)).toContain('after seeds 42 to 44 had been seen; seeds 45 to 51 are fresh');
    expect(note(true, true)).toContain('no claim was judged otherwise');
    expect(note(true, false)).toContain('judged otherwise: one not held');
    expect(note(false, true)).toContain('judged otherwise: one held');
    expect(note(true, null)).toContain('judged otherwise: one not judged');
  });

  it('leaves a table whose first edition is the same, or has not the same rows', () => {
    const own = table(now, true, BLOCKS);
    expect(withFirstEdition(own, table(now, true, BLOCKS))).toBe(own);
    expect(withFirstEdition(own, table(before.slice(1), true, BLOCKS))).toBe(own);
  });
});
