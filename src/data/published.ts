import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../inputError';
import { packageRoot } from '../packageRoot';
import { parseJsonFile } from './json/parseJsonFile';

const cell = z.union([z.number(), z.string(), z.null()]);
const columns = z.array(z.string()).default([]);
const tableSchema = z
  .looseObject({ columns, rows: z.array(z.array(cell)).default([]) })
  .refine(
    (table) => table.rows.every((row) => row.length === table.columns.length),
    'a row has not one cell a column',
  );

const setupSchema = z.object({
  p: z.int(),
  train_fraction: z.number(),
  n_train: z.int(),
  n_test: z.int(),
  hidden: z.tuple([z.int(), z.int()]),
  zipf_exponent: z.number(),
  learning_rate: z.number(),
  weight_decay: z.number(),
  epochs: z.int(),
  batch: z.string(),
  collapse_epochs_approx: z.array(z.int()),
  snapshots: z.int(),
  snapshot_epochs_read_from_figure: z.array(z.int()),
});

const publishedSchema = z
  .object({ source: z.string(), setup: setupSchema, figures: z.record(z.string(), z.string()) })
  .catchall(tableSchema);

export type PublishedCell = number | string | null;

/** The training set-up as the essay states it, by the names of its file. */
export interface PublishedSetup {
  readonly p: number;
  readonly train_fraction: number;
  readonly n_train: number;
  readonly n_test: number;
  readonly hidden: readonly [number, number];
  readonly zipf_exponent: number;
  readonly learning_rate: number;
  readonly weight_decay: number;
  readonly epochs: number;
  readonly batch: string;
  readonly collapse_epochs_approx: readonly number[];
  readonly snapshots: number;
  readonly snapshot_epochs_read_from_figure: readonly number[];
}

/** A table of the essay as published. */
export interface PublishedTable {
  readonly id: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, PublishedCell>>[];
  /** What stands beside the table: single numbers, ranges, named groups of numbers. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * A table of the essay as published, with what stands beside it there.
 * @throws InputError naming the tables there are when `id` is none of them.
 * @example
 * import { publishedTable } from 'activation-supervision';
 * publishedTable('ncc-recovery').columns[0]; // => 'epoch'
 */
export function publishedTable(id: string): PublishedTable {
  const found = tables();
  const table = Object.hasOwn(found, id) ? found[id] : undefined;
  if (!table) throw new InputError(`no published table '${id}'; there are ${Object.keys(found).join(', ')}`);
  const { columns, rows, ...values } = table;
  return { id, columns, rows: rows.map((row) => record(columns, row)), values };
}

/** The ids that `publishedTable` knows. */
export function publishedTableIds(): string[] {
  return Object.keys(tables());
}

/**
 * The training set-up that the essay states.
 * @example
 * import { publishedSetup } from 'activation-supervision';
 * publishedSetup().p; // => 97
 */
export function publishedSetup(): PublishedSetup {
  return published().setup;
}

function tables(): Record<string, z.infer<typeof tableSchema>> {
  const { source: _source, setup: _setup, figures: _figures, ...rest } = published();
  return rest;
}

function record(columns: readonly string[], row: readonly PublishedCell[]): Record<string, PublishedCell> {
  return Object.fromEntries(columns.map((column, i) => [column, row[i]]));
}

let loaded: z.infer<typeof publishedSchema> | undefined;

function published(): z.infer<typeof publishedSchema> {
  loaded ??= parseJsonFile(join(packageRoot, 'data', 'published', 'paper-tables.json'), publishedSchema);
  return loaded;
}
