import { describe, expect, it } from 'vitest';
import { logisticRegression, logOdds } from '../../../src/metrics/concepts/logisticRegression';
import { rocArea } from '../../../src/metrics/statistics/rocArea';
import { golden, matrixOf } from './golden';

describe('logisticRegression', () => {
  it('gives what scikit-learn gives: weights, bias and the area of its readings, also of labels that a plane divides', () => {
    for (const { rows, labels, strength, weights, bias, area } of golden.fits) {
      const fit = logisticRegression(matrixOf(rows), Uint8Array.from(labels), strength);
      for (const [j, weight] of weights.entries()) expect(fit.weights[j]).toBeCloseTo(weight, 7);
      expect(fit.bias).toBeCloseTo(bias, 7);
      const isPositive = labels.map((one) => one === 1);
      expect(rocArea(logOdds(fit, matrixOf(rows)), isPositive)).toBeCloseTo(area, 12);
    }
  });

  it('has no slope left: of the log loss and the penalty together, by finite differences', () => {
    const { rows, labels, strength } = golden.fits[2];
    const fit = logisticRegression(matrixOf(rows), Uint8Array.from(labels), strength);
    const cost = (weights: Float64Array, bias: number) =>
      rows.reduce(
        (sum, row, i) =>
          sum +
          Math.log1p(
            Math.exp((labels[i] ? -1 : 1) * row.reduce((odds, x, j) => odds + x * weights[j], bias)),
          ),
        weights.reduce((sum, weight) => sum + (strength / 2) * weight * weight, 0),
      );
    const h = 1e-5;
    for (let j = 0; j < fit.weights.length; j++) {
      const moved = (by: number) => fit.weights.map((weight, k) => (k === j ? weight + by : weight));
      const slope = (cost(moved(h), fit.bias) - cost(moved(-h), fit.bias)) / (2 * h);
      expect(Math.abs(slope)).toBeLessThan(1e-5);
    }
  });

  it('draws its weights to zero as the penalty grows, and its bias to the share of positives', () => {
    const { rows, labels } = golden.fits[0];
    const { weights, bias } = logisticRegression(matrixOf(rows), Uint8Array.from(labels), 1e9);
    const share = labels.reduce((sum, one) => sum + one, 0) / labels.length;
    expect(Math.max(...weights.map(Math.abs))).toBeLessThan(1e-6);
    expect(bias).toBeCloseTo(Math.log(share / (1 - share)), 6);
  });

  it('refuses a penalty of nothing, and labels of one kind', () => {
    const rows = matrixOf([[1], [2]]);
    expect(() => logisticRegression(rows, Uint8Array.of(0, 1), 0)).toThrow('expected a strength above 0');
    expect(() => logisticRegression(rows, Uint8Array.of(1, 1), 1)).toThrow(
      'labels of both kinds for 2 rows, found 2 positives of 2',
    );
  });
});
