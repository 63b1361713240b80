import { describe, expect, it } from 'vitest';
import { grids } from '../../src/report/grid';
import { table } from './tableFixture';

describe('grids', () => {
  const [first, second] = grids(table);

  it('are one a block, each led by the key columns, and together they hold every column', () => {
    const labels = (names: string[]) =>
      table.columns.filter(({ name }) => names.includes(name)).map(({ label }) => label);
    const keys = ['collapse', 'phase', 'essay_epoch', 'epoch'];
    expect(first.header.map(({ label }) => label)).toEqual(labels([...keys, 'accuracy', 'cosine']));
    expect(second.header.map(({ label }) => label)).toEqual(labels([...keys, 'size']));
    expect([first.title, second.title, first.keys, second.keys]).toEqual(['first', 'second', 4, 4]);
    for (const { header, cells } of [first, second])
      for (const row of cells) expect(row).toHaveLength(header.length);
  });

  it("have the essay's value beside the matching row only, and only where the essay has one", () => {
    const essays = first.cells.map((row) => row.map(({ essay }) => essay));
    expect(essays[0]).toEqual([undefined, undefined, undefined, undefined, '99.2 %', undefined]);
    expect(
      essays
        .slice(1)
        .flat()
        .every((essay) => essay === undefined),
    ).toBe(true);
    const unmatched = { ...table, published: [{ ...table.published[0], phase: 'peak' }] };
    expect(
      grids(unmatched)
        .flatMap(({ cells }) => cells.flat())
        .some(({ essay }) => essay !== undefined),
    ).toBe(false);
  });

  it('say the same words once, and the same numbers twice', () => {
    const words = { ...table, blocks: undefined, published: [{ ...table.rows[0] }] };
    const [row] = grids(words)[0].cells;
    expect(row.map(({ essay }) => essay !== undefined)).toEqual(
      table.columns.map(({ format }) => format !== 'text'),
    );
  });

  it('say which columns are numbers', () => {
    expect(first.header.map(({ numeric }) => numeric)).toEqual([true, false, true, true, true, true]);
    for (const row of first.cells)
      expect(row.map(({ numeric }) => numeric)).toEqual(first.header.map((h) => h.numeric));
  });

  it('of a table without blocks are one, with all columns and no key', () => {
    const [only, ...others] = grids({ ...table, blocks: undefined, match: [] });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ title: '', keys: 0 });
    expect(only.header).toHaveLength(table.columns.length);
    expect(only.cells.flat().some(({ essay }) => essay !== undefined)).toBe(false);
  });

  it('leave out rows without a value of their columns, and keep those whose value is empty', () => {
    const rows = [...table.rows, { collapse: 3, phase: 'end', size: null }, { collapse: 4, accuracy: 0.5 }];
    const [some, others] = grids({ ...table, rows });
    expect(some.cells.map(([collapse]) => collapse.ours)).toEqual(['1', '1', '2', '4']);
    expect(others.cells.map(([collapse]) => collapse.ours)).toEqual(['1', '1', '2', '3']);
  });

  it('of a table without rows have headings and no cells', () => {
    expect(grids({ ...table, rows: [] }).map(({ cells }) => cells)).toEqual([[], []]);
  });
});
