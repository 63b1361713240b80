import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { nearestDistances } from '../../../src/metrics/activations/nearestDistances';

const points = matrix(3, 2, Float64Array.of(0, 0, 3, 4, 1e6, 1e6));

describe('nearestDistances', () => {
  it('finds the nearest point of each row and how far it is', () => {
    const found = nearestDistances(matrix(2, 2, Float64Array.of(3, 3, 1, 0)), points);
    expect(Array.from(found.index)).toEqual([1, 0]);
    expect(Array.from(found.distance)).toEqual([1, 1]);
  });

  it('leaves out a point of a row that does not count', () => {
    const { index, distance } = nearestDistances(points, points, [0, 1, 2]);
    expect(Array.from(index)).toEqual([1, 0, 1]);
    expect(Array.from(distance.slice(0, 2))).toEqual([5, 5]);
    expect(Array.from(nearestDistances(points, points, [-1, -1, -1]).distance)).toEqual([0, 0, 0]);
  });

  it('keeps small distances of large rows', () => {
    const near = matrix(1, 2, Float64Array.of(1e6 + 1e-6, 1e6));
    expect(nearestDistances(near, points).distance[0] / 1e-6).toBeCloseTo(1, 3);
  });

  it('has none where there are no points, or only the one that does not count', () => {
    expect(nearestDistances(points, matrix(0, 2)).distance[0]).toBe(Infinity);
    expect(nearestDistances(points, matrix(1, 2), [0, 0, 0]).index[1]).toBe(-1);
  });
});
