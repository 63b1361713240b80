import { describe, expect, it } from 'vitest';
import { headOf, type Point, tipOf } from '../../../../../src/browser/lab/page/plane/arrow';

const distance = ([x0, y0]: Point, [x1, y1]: Point) => Math.hypot(x1 - x0, y1 - y0);

describe('tipOf', () => {
  it('is as far from the centre as the direction has length in the plane, the second axis up', () => {
    expect(tipOf([1, 0], [150, 150], 138)).toEqual([288, 150]);
    expect(tipOf([0, 0.5], [150, 150], 138)).toEqual([150, 81]);
  });
});

describe('headOf', () => {
  it('opens alike on both sides of the shaft, behind the tip', () => {
    const [from, tip]: Point[] = [
      [150, 150],
      [230, 60],
    ];
    const [one, end, other] = headOf(from, tip);
    expect(end).toEqual(tip);
    expect(distance(one, tip)).toBeCloseTo(12);
    expect(distance(one, tip)).toBeCloseTo(distance(other, tip));
    expect(distance(one, from)).toBeCloseTo(distance(other, from));
    expect(distance(one, from)).toBeLessThan(distance(tip, from));
  });

  it('is at most half as long as a short arrow, and nothing for none', () => {
    expect(distance(headOf([0, 0], [8, 0])[0], [8, 0])).toBeCloseTo(4);
    expect(headOf([5, 5], [5, 5])).toEqual([
      [5, 5],
      [5, 5],
      [5, 5],
    ]);
  });
});
