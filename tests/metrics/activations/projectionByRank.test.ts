import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { projectionByRank } from '../../../src/metrics/activations/projectionByRank';
import { signDirection } from '../../../src/metrics/activations/signDirection';

const rows = matrix(
  40,
  1,
  Float64Array.from({ length: 40 }, (_, i) => i),
);

describe('projectionByRank', () => {
  it('averages the centred projections of the heaviest rows, wherever they stand', () => {
    const weights = Array.from({ length: 40 }, (_, i) => (i === 3 || i === 7 ? 10 : 1 / (i + 1)));
    const { top2, top5, all } = projectionByRank(rows, Float64Array.of(1), weights);
    expect(top2).toBeCloseTo(5 - 19.5, 12);
    expect(top5).toBeCloseTo((3 + 7 + 0 + 1 + 2) / 5 - 19.5, 12);
    expect(all).toBeCloseTo(0, 12);
  });

  it('takes every row where there are fewer than the group asks for', () => {
    const few = matrix(3, 1, Float64Array.of(1, 2, 6));
    expect(projectionByRank(few, Float64Array.of(1), [3, 2, 1]).top28).toBeCloseTo(0, 12);
  });
});

describe('signDirection', () => {
  it('turns the direction so that the two heaviest rows lie on its positive side', () => {
    const light = Array.from({ length: 40 }, (_, i) => i);
    const up = Float64Array.of(1);
    const down = Float64Array.of(-1);
    expect(Array.from(signDirection(down, rows, light))).toEqual([1]);
    expect(Array.from(signDirection(up, rows, light))).toEqual([1]);
    expect(
      Array.from(
        signDirection(
          up,
          rows,
          light.map((w) => -w),
        ),
      ),
    ).toEqual([-1]);
  });
});
