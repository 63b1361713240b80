import type { Matrix } from '../../engine/matrix';
import { matrix, row } from '../../engine/matrix';
import { multiply } from '../../engine/multiply';
import { classMeans } from '../activations/classMeans';
import { centre } from '../algebra/centre';
import { dot } from '../algebra/dot';
import { norm } from '../algebra/norm';
import { project } from '../algebra/project';
import type { PlanePoints } from '../components/planePoints';
import { fourierBasis } from './fourierBasis';

/**
 * Where activations [n x d] lie in the plane that their class means turn in at one frequency: the Fourier coefficients
 * of the means at `k` (cosine and sine), made orthonormal in this order. Centred. A network that adds modulo p puts its
 * classes on a circle there.
 * @param labels 0..p-1, every one of them present.
 * @param k 1..(p - 1) / 2.
 * @returns the coordinates of the n rows, in activation units.
 * @example
 * import { forward, frequencyPlane, openRun, planeScatter, show } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { pairs, labels } = run.data.split.train;
 * const { h1 } = forward(run.parameters(20_000), run.shape, pairs);
 * const groups = { pairs: frequencyPlane(h1, labels, 97, 32) };
 * const hues = Array.from(labels, (label) => ((32 * label) % 97) / 97);
 * const panel = { title: '', xTitle: 'cosine', yTitle: 'sine', groups, hues };
 * show(planeScatter([panel], { text: 'A circle' }));
 */
export function frequencyPlane(rows: Matrix, labels: ArrayLike<number>, p: number, k: number): PlanePoints {
  const { means } = classMeans(rows, labels, p);
  const waves = matrix(2, p, fourierBasis(p).data.slice((2 * k - 1) * p, (2 * k + 1) * p));
  const coefficients = multiply(waves, means);
  const u = unit(row(coefficients, 0));
  const v = row(coefficients, 1);
  const overlap = dot(u, v);
  const centred = centre(rows);
  return { x: project(centred, u), y: project(centred, unit(v.map((value, j) => value - overlap * u[j]))) };
}

function unit(vector: Float64Array): Float64Array {
  const length = norm(vector);
  return vector.map((value) => value / length);
}
