import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Matrix, matrix } from '../../../src/engine/matrix';

/** Made by fixtures/make_probes.py. */
export interface Golden {
  readonly areas: readonly { scores: number[]; labels: number[]; area: number }[];
  readonly fits: readonly {
    rows: number[][];
    labels: number[];
    strength: number;
    weights: number[];
    bias: number;
    area: number;
  }[];
}

export const golden: Golden = JSON.parse(readFileSync(join(__dirname, 'fixtures', 'probes.json'), 'utf8'));

export const matrixOf = (rows: readonly (readonly number[])[]): Matrix =>
  matrix(rows.length, rows[0].length, Float64Array.from(rows.flat()));
