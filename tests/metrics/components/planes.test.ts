import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { principalPlane } from '../../../src/metrics/components/principalPlane';
import { classSpectrum } from '../../../src/metrics/fourier/classSpectrum';
import { frequencyPlane } from '../../../src/metrics/fourier/frequencyPlane';
import { goldenSnapshot } from '../goldenSnapshots';

/** Rows a x b on axes 2 and 0 of three dimensions, around a centre. */
const cross = matrix(4, 3, Float64Array.of(5, 1, 19, 5, 1, 1, 8, 1, 10, 2, 1, 10));

const P = 11;
const K = 3;
const angle = (label: number) => (2 * Math.PI * K * label) / P;
/** Two samples a class on a circle at frequency 3, in axes 1 and 3 of four, and a nuisance on axis 0. */
const labels = Array.from({ length: 2 * P }, (_, i) => i % P);
const circle = matrix(
  2 * P,
  4,
  Float64Array.from(
    labels.flatMap((c, i) => [i < P ? 9 : -9, 2 * Math.cos(angle(c)), 1, 2 * Math.sin(angle(c))]),
  ),
);

describe('principalPlane', () => {
  it('has the widest axis first, the mean of the reference as origin, and every distance in the plane', () => {
    const [{ x, y }] = principalPlane(cross);
    expect(Array.from(x, Math.abs)).toEqual([9, 9, 0, 0].map((value) => expect.closeTo(value, 10)));
    expect(Array.from(y, Math.abs)).toEqual([0, 0, 3, 3].map((value) => expect.closeTo(value, 10)));
  });

  it('places other points on the same axes', () => {
    const [{ x, y }] = principalPlane(cross, matrix(1, 3, Float64Array.of(5, 77, 10)));
    expect([x[0], y[0]]).toEqual([expect.closeTo(0, 10), expect.closeTo(0, 10)]);
  });
});

describe('frequencyPlane', () => {
  it('shows classes on a circle, at their angle, whatever else the activations do', () => {
    const { x, y } = frequencyPlane(circle, labels, P, K);
    labels.forEach((label, i) => {
      expect(x[i]).toBeCloseTo(2 * Math.cos(angle(label)), 10);
      expect(y[i]).toBeCloseTo(2 * Math.sin(angle(label)), 10);
    });
  });

  it('is orthonormal: distances are at most those of the activations', () => {
    const shape = { p: 97, hidden: [128, 128] as const };
    const { parameters } = goldenSnapshot(24_000);
    const bias = Float64Array.from(parameters['hidden1.bias']);
    const rows = matrix(
      97,
      128,
      Float64Array.from({ length: 97 * 128 }, (_, i) => bias[i % 128] + ((i * 7919) % 13)),
    );
    const { x, y } = frequencyPlane(
      rows,
      Array.from({ length: shape.p }, (_, c) => c),
      shape.p,
      5,
    );
    const distance = (i: number, j: number) =>
      Math.hypot(
        ...rows.data.slice(i * 128, (i + 1) * 128).map((value, k) => value - rows.data[j * 128 + k]),
      );
    for (const [i, j] of [
      [0, 1],
      [3, 50],
      [96, 20],
    ])
      expect(Math.hypot(x[i] - x[j], y[i] - y[j])).toBeLessThanOrEqual(distance(i, j) + 1e-9);
  });
});

describe('classSpectrum', () => {
  it('has all energy of a pure circle at its frequency, the constant aside', () => {
    const spectrum = classSpectrum(circle, labels, P);
    expect(spectrum).toHaveLength(6);
    const expected = [P, 0, 0, 4 * P, 0, 0];
    expected.forEach((energy, k) => {
      expect(spectrum[k]).toBeCloseTo(energy, 9);
    });
  });
});
