import { expect, test } from 'vitest';
import { publishedSetup, publishedTable, publishedTableIds } from '../../src/data/published';
import { refusal } from './refusal';

test('a table has a record a row, by column', () => {
  const { columns, rows } = publishedTable('ncc-recovery');
  expect(rows).toHaveLength(5);
  for (const row of rows) expect(Object.keys(row)).toEqual(columns);
  expect(rows.map(({ epoch }) => epoch)).toEqual([24_000, 25_000, 26_000, 27_000, 28_000]);
});

test('what stands beside a table is kept', () => {
  expect(Object.keys(publishedTable('gradient-alignment').values)).toContain('top_1pct_samples');
  expect(publishedTable('recurrence')).toMatchObject({ columns: [], rows: [] });
});

test('every id can be read', () => {
  const ids = publishedTableIds();
  expect(ids).toHaveLength(12);
  for (const id of ids) expect(publishedTable(id).id).toBe(id);
});

test('the set-up is not a table', () => {
  expect(publishedSetup()).toMatchObject({ p: 97, hidden: [128, 128] });
  expect(publishedTableIds()).not.toContain('setup');
});

test.each([
  'none',
  'setup',
  'toString',
  '',
])("the unknown table '%s' is refused with the known ones", (id) => {
  expect(refusal(() => publishedTable(id))).toMatch(
    new RegExp(`no published table '${id}'; there are .*ncc-recovery`),
  );
});
