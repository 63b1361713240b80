import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Made by fixtures/make_statistics.py. */
export interface Golden {
  readonly rates: readonly { counts: number[]; epochs: number; mean: number; low: number; high: number }[];
  readonly paired: readonly {
    these: number[];
    those: number[];
    above: number;
    below: number;
    mean: number;
    p: number;
  }[];
  readonly medians: readonly { times: number[]; happened: boolean[]; median: number | null }[];
}

export const golden: Golden = JSON.parse(
  readFileSync(join(__dirname, 'fixtures', 'statistics.json'), 'utf8'),
);
