import { matrix } from '../../engine/matrix';
import type { Labelled } from './nearestCentroid';

/** Labelled rows one set after the other. */
export function concatenate(sets: readonly Labelled[]): Labelled {
  const columns = sets[0].rows.columns;
  const data = new Float64Array(sets.reduce((size, { rows }) => size + rows.data.length, 0));
  let at = 0;
  for (const { rows } of sets) {
    data.set(rows.data, at);
    at += rows.data.length;
  }
  return {
    rows: matrix(data.length / columns, columns, data),
    labels: sets.flatMap(({ labels }) => Array.from(labels)),
  };
}
