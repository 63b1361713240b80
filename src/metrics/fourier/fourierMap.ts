import { Matrix as Dense, solve } from 'ml-matrix';
import { type Matrix, matrix, row } from '../../engine/matrix';
import { InputError } from '../../inputError';

/** The map from a sum's waves to activations that fits them best. */
export interface FourierMap {
  readonly p: number;
  readonly frequencies: readonly number[];
  /** `[1 + 2 f, d]`: the constant, then cosine and sine of each frequency; units of the activations. */
  readonly coefficients: Matrix;
}

/**
 * Least squares of activations [n x d] on 1, cos(2 pi w c / p), sin(2 pi w c / p) over the frequencies w, c the label of a row.
 * @param labels 0..p-1.
 * @throws InputError for fewer rows than waves, or a frequency that is none of 1..floor((p - 1) / 2) or named twice.
 */
export function fourierMap(
  rows: Matrix,
  labels: ArrayLike<number>,
  p: number,
  frequencies: readonly number[],
): FourierMap {
  const wrong = frequencies.find(
    (w, i) => !Number.isSafeInteger(w) || w < 1 || 2 * w >= p || frequencies.indexOf(w) !== i,
  );
  if (wrong !== undefined)
    throw new InputError(
      `frequencies: expected different ones of 1 to ${Math.floor((p - 1) / 2)}, found ${wrong}`,
    );
  const width = 1 + 2 * frequencies.length;
  if (rows.rows < width)
    throw new InputError(`fourierMap: expected at least ${width} rows for as many waves, found ${rows.rows}`);
  const design = Array.from({ length: rows.rows }, (_, i) => waves(labels[i], p, frequencies));
  const target = Array.from({ length: rows.rows }, (_, i) => row(rows, i) as unknown as number[]);
  const found = solve(new Dense(design), new Dense(target), true).to2DArray();
  return { p, frequencies, coefficients: matrix(width, rows.columns, Float64Array.from(found.flat())) };
}

/** The change of activations [d] when the part of one frequency goes from one label to another, all else as it was. */
export function planeChange(
  { p, frequencies, coefficients }: FourierMap,
  frequency: number,
  from: number,
  to: number,
): Float64Array {
  const k = frequencies.indexOf(frequency);
  if (k < 0) throw new InputError(`frequency: expected one of ${frequencies.join(', ')}, found ${frequency}`);
  const [cosine, sine] = [row(coefficients, 1 + 2 * k), row(coefficients, 2 + 2 * k)];
  const [, before, beforeSine] = waves(from, p, [frequency]);
  const [, after, afterSine] = waves(to, p, [frequency]);
  return cosine.map((x, j) => (after - before) * x + (afterSine - beforeSine) * sine[j]);
}

/** 1, then cosine and sine of each frequency. */
function waves(label: number, p: number, frequencies: readonly number[]): number[] {
  return [
    1,
    ...frequencies.flatMap((w) => {
      const angle = (2 * Math.PI * ((w * label) % p)) / p;
      return [Math.cos(angle), Math.sin(angle)];
    }),
  ];
}
