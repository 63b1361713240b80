import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { unitAreas } from '../../../src/metrics/concepts/unitAreas';
import { rocArea } from '../../../src/metrics/statistics/rocArea';
import { prngKey } from '../../../src/random/jaxKey';
import { uniform } from '../../../src/random/uniform';
import { golden, matrixOf } from './golden';

describe('unitAreas', () => {
  it('gives what scikit-learn gives, with equal scores and without', () => {
    for (const { scores, labels, area } of golden.areas) {
      const areas = unitAreas(matrixOf(scores.map((score) => [score])), [Uint8Array.from(labels)]);
      expect(areas.data[0]).toBeCloseTo(area, 13);
      expect(
        rocArea(
          scores,
          labels.map((one) => one === 1),
        ),
      ).toBeCloseTo(area, 13);
    }
  });

  it('is rocArea of every unit and every labelling', () => {
    const [n, count] = [31, 5];
    const units = matrix(
      n,
      count,
      Float64Array.from(uniform(prngKey(3), n * count), (x) => Math.floor(9 * x)),
    );
    const labellings = [2, 3, 7].map((m) => Uint8Array.from({ length: n }, (_, i) => (i % m === 0 ? 1 : 0)));
    const areas = unitAreas(units, labellings);
    for (let j = 0; j < count; j++) {
      const scores = Array.from({ length: n }, (_, i) => units.data[i * count + j]);
      for (const [k, labels] of labellings.entries())
        expect(row(areas, j)[k]).toBe(
          rocArea(
            scores,
            Array.from(labels, (one) => one === 1),
          ),
        );
    }
  });

  it('is NaN for answers of one kind, and refuses labels of another length', () => {
    const units = matrixOf([[1], [2]]);
    expect(unitAreas(units, [Uint8Array.of(1, 1)]).data[0]).toBeNaN();
    expect(() => unitAreas(units, [Uint8Array.of(1)])).toThrow('expected 2 labels, found 1');
  });
});
