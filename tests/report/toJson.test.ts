import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toJson } from '../../src/report/toJson';
import { table } from './tableFixture';

const value = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const row = z.record(z.string(), value);
const values = z.union([value, z.array(value)]);
const schema = z.strictObject({
  tables: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      section: z.string(),
      columns: z.array(z.string()),
      rows: z.array(row),
      published: z.array(row),
      claims: z.array(
        z.strictObject({
          id: z.string(),
          statement: z.string(),
          rule: z.string(),
          published: values,
          ours: values,
          held: z.boolean().nullable(),
        }),
      ),
    }),
  ),
});

describe('toJson', () => {
  const parsed = schema.parse(JSON.parse(toJson([table, { ...table, id: 'second' }])));

  it('has exactly the fields of its schema, a table an entry', () => {
    expect(parsed.tables.map(({ id }) => id)).toEqual(['fixture', 'second']);
    expect(Object.keys(parsed.tables[0])).toEqual([
      'id',
      'title',
      'section',
      'columns',
      'rows',
      'published',
      'claims',
    ]);
  });

  it('names columns, and rows hold plain values under those names', () => {
    const [{ columns, rows, published }] = parsed.tables;
    expect(columns).toEqual(table.columns.map(({ name }) => name));
    expect(rows[0]).toEqual(table.rows[0]);
    expect(published).toEqual(table.published);
    for (const name of Object.keys(rows[0])) expect(columns).toContain(name);
  });

  it('writes NaN as null, in rows and in claims', () => {
    const [{ rows, claims }] = parsed.tables;
    expect(rows[1].cosine).toBeNull();
    expect(claims[0].ours).toEqual([0.0108, 0.001062, null]);
    expect(claims[1]).toMatchObject({ published: null, ours: [], held: false });
  });

  it('of no tables is an empty list', () => {
    expect(JSON.parse(toJson([]))).toEqual({ tables: [] });
  });
});
