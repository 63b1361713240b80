import type { Matrix } from '../../engine/matrix';
import { multiply, multiplyTransposed } from '../../engine/multiply';
import { nearestDistances } from '../../metrics/activations/nearestDistances';
import { centre } from '../../metrics/algebra/centre';
import { columnMeans } from '../../metrics/algebra/columnMeans';
import { randomDirections } from '../../metrics/algebra/randomDirections';
import { selectRows } from '../../metrics/algebra/selectRows';
import { orthonormalRows } from '../../metrics/components/orthonormalRows';
import { ontoLeading, shrinkage, underNoise } from '../../metrics/components/shrinkage';
import { bisect } from '../../metrics/statistics/bisect';

/** Back towards what is real, without a prior. */
export type Method = (rows: Matrix) => Matrix;

/** Mean squared change of rows, units of h1 squared. */
export function meanChange(before: Matrix, after: Matrix): number {
  let sum = 0;
  for (let i = 0; i < before.data.length; i++) sum += (after.data[i] - before.data[i]) ** 2;
  return sum / before.rows;
}

export interface Controls {
  readonly components: number;
  readonly noise: number;
  readonly pca: Method;
  readonly random: Method;
  readonly shrinkage: Method;
}

/**
 * The controls of a prior that changes unedited rows by so much: each changes them as much, the nearest it can
 * (DEFINITIONS, "steering").
 * @param reference training activations [n x d].
 * @param unedited held-out ones.
 * @param change mean squared change of these by the prior.
 */
export function controlsOf(reference: Matrix, unedited: Matrix, change: number, seed = 0): Controls {
  const shrink = shrinkage(reference);
  const counts = Array.from({ length: reference.columns }, (_, k) => k + 1);
  const gap = (count: number) =>
    Math.abs(meanChange(unedited, shrink.apply(unedited, ontoLeading(count))) - change);
  const components = counts.reduce((best, count) => (gap(count) < gap(best) ? count : best));
  const ofNoise = (noise: number) => meanChange(unedited, shrink.apply(unedited, underNoise(noise)));
  const noise = bisect(ofNoise, change, [1e-9, 1e9]);
  return {
    components,
    noise,
    pca: (rows) => shrink.apply(rows, ontoLeading(components)),
    random: ontoRandom(reference, components, seed),
    shrinkage: (rows) => shrink.apply(rows, underNoise(noise)),
  };
}

/** The nearest of some real activations in place of each row; for a row its own does not count. */
export function toNearest(real: Matrix, own: ArrayLike<number>): Method {
  return (rows) => {
    const { index } = nearestDistances(rows, real, own);
    return selectRows(real, Array.from(index));
  };
}

function ontoRandom(reference: Matrix, count: number, seed: number): Method {
  const means = columnMeans(reference);
  const basis = orthonormalRows(randomDirections(count, reference.columns, seed));
  return (rows) => {
    const out = multiply(multiplyTransposed(centre(rows, means), basis), basis);
    for (let i = 0; i < out.data.length; i++) out.data[i] += means[i % out.columns];
    return out;
  };
}
