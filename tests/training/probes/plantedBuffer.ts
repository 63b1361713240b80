import { type Matrix, matrix, row } from '../../../src/engine/matrix';
import { randomDirections } from '../../../src/metrics/algebra/randomDirections';
import { foldIn, prngKey } from '../../../src/random/jaxKey';
import { normal } from '../../../src/random/normal';
import type { ReplayBuffer } from '../../../src/training/probes/replayBuffer';

export const D = 16;
/** The direction along which planted cycles rise. */
export const PLANTED = row(randomDirections(1, D, 7), 0).slice();
/** First epochs of the planted cycles with PC1 above one half. */
export const STARTS = [20_000, 40_000, 60_000];

/** Variance along the planted direction from 3,000 epochs before a cycle's start to 4,000 after, every 1,000. */
const SHAPE = [0, 0.8, 1.6, 40, 40, 12, 6, 1.6];

/** A ball, at every epoch longer along another random direction, with a little noise; and along `PLANTED` cycles of two states, up to epoch 80,000. */
export function plantedBuffer(starts: readonly number[] = STARTS, last = 80_000): ReplayBuffer {
  const epochs = Array.from({ length: last / 1_000 }, (_, i) => 1_000 * (i + 1));
  return {
    epochs,
    covariances: epochs.map((epoch) => {
      const at = starts.map((start) => (epoch - start) / 1_000 + 3);
      const amplitude = Math.max(0, ...at.map((i) => SHAPE[i] ?? 0));
      return covarianceOf(amplitude, randomDirections(1, D, epoch).data, noise(epoch));
    }),
  };
}

function covarianceOf(amplitude: number, other: Float64Array, disturbed: Float64Array): Matrix {
  const out = matrix(D, D);
  for (let i = 0; i < D; i++) {
    for (let j = 0; j < D; j++) {
      const between = (disturbed[i * D + j] + disturbed[j * D + i]) / 2;
      const planted = amplitude * PLANTED[i] * PLANTED[j] + 0.8 * other[i] * other[j];
      out.data[i * D + j] = Number(i === j) + planted + between;
    }
  }
  return out;
}

function noise(epoch: number): Float64Array {
  return Float64Array.from(normal(foldIn(prngKey(3), epoch), D * D), (x) => 0.02 * x);
}

/** R C R^T of every covariance. */
export function rotated({ epochs, covariances }: ReplayBuffer, rotation: Matrix): ReplayBuffer {
  return { epochs, covariances: covariances.map((c) => conjugated(rotation, c)) };
}

function conjugated(r: Matrix, c: Matrix): Matrix {
  return product(product(r, c), transposed(r));
}

export function product(a: Matrix, b: Matrix): Matrix {
  const out = matrix(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.columns; j++)
      for (let k = 0; k < a.columns; k++)
        out.data[i * b.columns + j] += a.data[i * a.columns + k] * b.data[k * b.columns + j];
  return out;
}

function transposed(a: Matrix): Matrix {
  return matrix(
    a.columns,
    a.rows,
    Float64Array.from(a.data, (_, at) => {
      const [i, j] = [Math.floor(at / a.rows), at % a.rows];
      return a.data[j * a.columns + i];
    }),
  );
}

/** The reflection I - 2 v v^T, an orthogonal matrix, for a unit vector. */
export function reflection(v: Float64Array): Matrix {
  const n = v.length;
  return matrix(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      return Number(i === j) - 2 * v[i] * v[j];
    }),
  );
}
