import { type Matrix, row } from '../../engine/matrix';

/** The class nearest to each sample but for its own. */
export interface Rivals {
  /** The sample's own label where there is no other class. */
  readonly classes: Int32Array;
  /** Squared distance to it. */
  readonly distances: Float64Array;
  /** Squared distance to the own class. */
  readonly own: Float64Array;
}

/** @param distances squared, [n x classes]. @param labels n of them. */
export function rivals(distances: Matrix, labels: ArrayLike<number>): Rivals {
  const n = distances.rows;
  const out = { classes: new Int32Array(n), distances: new Float64Array(n), own: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    const to = row(distances, i);
    const own = labels[i];
    let rival = own;
    for (let c = 0; c < to.length; c++) {
      if (c !== own && (rival === own || to[c] < to[rival])) rival = c;
    }
    out.classes[i] = rival;
    out.distances[i] = to[rival];
    out.own[i] = to[own];
  }
  return out;
}
