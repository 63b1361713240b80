import type { Matrix } from '../../engine/matrix';
import { type Along, nearestClass } from './nearestClass';
import type { Rivals } from './rivals';

/**
 * How many samples have their label as `nearestClass`, mostly told without looking at every class: not so where the
 * rival is nearer, and so where the rival would be farther off even if it lost the largest gap that any class has.
 * Rounding keeps order, so that no sample is told wrongly.
 * @param distances squared, [n x classes].
 */
export function countOwn(
  distances: Matrix,
  along: readonly Along[],
  labels: ArrayLike<number>,
  rivals: Rivals,
): number {
  const own = rivals.own.slice();
  const rival = rivals.distances.slice();
  const least = rivals.distances.slice();
  for (const { samples, centroids } of along) {
    const low = Math.min(...centroids);
    const high = Math.max(...centroids);
    for (let i = 0; i < own.length; i++) {
      const x = samples[i];
      const gap = x - centroids[labels[i]];
      const rivalGap = x - centroids[rivals.classes[i]];
      const largest = Math.max(Math.abs(x - low), Math.abs(x - high));
      own[i] -= gap * gap;
      rival[i] -= rivalGap * rivalGap;
      least[i] -= largest * largest;
    }
  }
  let count = 0;
  for (let i = 0; i < own.length; i++) {
    if (rival[i] < own[i]) continue;
    if (own[i] < least[i] || nearestClass(distances, along, i) === labels[i]) count++;
  }
  return count;
}
