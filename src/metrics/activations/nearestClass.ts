import type { Matrix } from '../../engine/matrix';

/** Where samples and centroids lie along a direction that is projected out of both. */
export interface Along {
  /** Coordinates of n samples. */
  readonly samples: Float64Array;
  /** Coordinates of the classes' centroids. */
  readonly centroids: Float64Array;
}

/**
 * The class nearest to sample `i`, the lowest of equally near ones.
 * @param distances squared, [n x classes]; the squared gap along each direction is taken off.
 */
export function nearestClass({ columns, data }: Matrix, along: readonly Along[], i: number): number {
  let least = Infinity;
  let nearest = 0;
  for (let c = 0; c < columns; c++) {
    let left = data[i * columns + c];
    for (let k = 0; k < along.length; k++) {
      const gap = along[k].samples[i] - along[k].centroids[c];
      left -= gap * gap;
    }
    if (left < least) {
      least = left;
      nearest = c;
    }
  }
  return nearest;
}
