import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExcessForm, ExcessReport } from '../../src/mechanism/excessReport';

/** Moments of two windows, two in each. */
export const MOMENTS = { collapse: [1, 1, 2, 2], epoch: [100, 200, 500, 600] };

/** A form whose row excess is the same everywhere but where the two heaviest are given by moment. */
export const formOf = (
  form: Partial<ExcessForm>,
  excess = 0,
  heaviest: readonly number[] = MOMENTS.epoch.map(() => excess),
): ExcessForm => ({
  form: 'some loss',
  offered: false,
  precision: 'float32',
  excess: MOMENTS.epoch.map(() => excess),
  heaviest: [...heaviest],
  ...form,
});

export const reportOf = (stack: string, forms: readonly ExcessForm[]): ExcessReport => ({
  stack,
  versions: { [stack]: '1.0' },
  logits_sha256: 'a'.repeat(64),
  moments: MOMENTS,
  forms: [...forms],
});

/** Writes a report into a cache and returns its path. */
export function writeExcess(root: string, name: string, report: unknown): string {
  const folder = join(root, 'references', 'row-excess');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(report));
  return file;
}
