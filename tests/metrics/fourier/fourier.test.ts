import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { multiplyTransposed } from '../../../src/engine/multiply';
import { crossEntropy } from '../../../src/metrics/activations/crossEntropy';
import { embeddingSpectrum } from '../../../src/metrics/fourier/embeddingSpectrum';
import { fourierBasis } from '../../../src/metrics/fourier/fourierBasis';
import { fourierEnergyFraction } from '../../../src/metrics/fourier/fourierEnergyFraction';
import { fourierLosses } from '../../../src/metrics/fourier/fourierLosses';
import { fourierSpectrum } from '../../../src/metrics/fourier/fourierSpectrum';
import { keyComponent } from '../../../src/metrics/fourier/keyComponent';
import { keyFrequencies } from '../../../src/metrics/fourier/keyFrequencies';
import { logitSpectrum } from '../../../src/metrics/fourier/logitSpectrum';
import { mean } from '../../../src/metrics/statistics/mean';
import { forward } from '../../../src/models/mlp';
import { matrixOf } from '../arbitraries';
import { goldenSnapshot } from '../goldenSnapshots';

const P = 7;
const wave = (k: number, x: number) => Math.cos((2 * Math.PI * k * x) / P);

/** Logits of all pairs from a function of (a, b, c), the first `n` pairs apart from the rest. */
function allLogits(z: (a: number, b: number, c: number) => number, n = 20) {
  const pairs = Array.from({ length: P * P }, (_, i) => [Math.floor(i / P), i % P]);
  const set = (some: number[][]) => ({
    rows: matrix(
      some.length,
      P,
      Float64Array.from(some.flatMap(([a, b]) => Array.from({ length: P }, (_, c) => z(a, b, c)))),
    ),
    labels: some.map(([a, b]) => (a + b) % P),
  });
  return [set(pairs.slice(0, n)), set(pairs.slice(n))] as const;
}

describe('fourierBasis', () => {
  it.each([2, 3, 7, 8, 97])('is orthonormal for p = %i', (p) => {
    const basis = fourierBasis(p);
    multiplyTransposed(basis, basis).data.forEach((x, at) => {
      expect(x).toBeCloseTo(at % (p + 1) === 0 ? 1 : 0, 12);
    });
  });
});

describe('fourierSpectrum', () => {
  it('sums to the sum of squares (Parseval) and does not move under cyclic shifts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }).chain((p) => matrixOf(p, 3)),
        (f) => {
          const energies = fourierSpectrum(f);
          const squares = f.data.reduce((sum, x) => sum + x * x, 0);
          expect(energies.reduce((a, b) => a + b)).toBeCloseTo(squares, 7);
          const shifted = matrix(f.rows, 3, Float64Array.of(...f.data.slice(3), ...f.data.slice(0, 3)));
          fourierSpectrum(shifted).forEach((energy, k) => {
            expect(energy).toBeCloseTo(energies[k], 7);
          });
        },
      ),
    );
  });

  it('puts a pure wave into its own frequency', () => {
    const energies = fourierSpectrum(
      matrix(
        P,
        1,
        Float64Array.from({ length: P }, (_, x) => wave(2, x + 0.3)),
      ),
    );
    expect(Array.from(energies, (e) => Math.round(1e9 * e) / 1e9)).toEqual([0, 0, P / 2, 0]);
    expect(keyFrequencies(energies)).toEqual([2]);
    expect(fourierEnergyFraction(energies, [2])).toBeCloseTo(1, 12);
  });
});

describe('keyFrequencies', () => {
  it('are those of at least twice the mean energy, strongest first, the constant aside', () => {
    expect(keyFrequencies([1e9, 1, 10, 1, 12, 1])).toEqual([4, 2]);
    expect(keyFrequencies([1e9, 1, 10, 1, 12, 1], 2.2)).toEqual([4]);
  });

  it('are none in a flat or empty spectrum', () => {
    expect(keyFrequencies([5, 1, 1, 1])).toEqual([]);
    expect(keyFrequencies([5, 0, 0, 0])).toEqual([]);
  });
});

describe('fourierEnergyFraction', () => {
  it('is 0 of no frequencies, 1 of all, and counts none twice', () => {
    const spectrum = [9, 1, 2, 1];
    expect(fourierEnergyFraction(spectrum, [])).toBe(0);
    expect(fourierEnergyFraction(spectrum, [0, 1, 2, 3])).toBe(1);
    expect(fourierEnergyFraction(spectrum, [2, 2])).toBe(0.5);
    expect(fourierEnergyFraction([9, 0, 0], [1])).toBeNaN();
  });
});

describe('keyComponent', () => {
  it('and its complement are orthogonal, and projecting again changes nothing', () => {
    fc.assert(
      fc.property(matrixOf(P, 2), (f) => {
        const key = keyComponent(f, [1, 3]);
        const product = key.data.reduce((sum, x, at) => sum + x * (f.data[at] - x), 0);
        expect(product).toBeCloseTo(0, 7);
        keyComponent(key, [3, 1, 1]).data.forEach((x, at) => {
          expect(x).toBeCloseTo(key.data[at], 9);
        });
      }),
    );
  });

  it('refuses a frequency that Z_p does not have', () => {
    for (const k of [0, 4, 1.5]) expect(() => keyComponent(matrix(P, 1), [k])).toThrow(`1 to 3, found ${k}`);
  });
});

describe('logitSpectrum', () => {
  it('finds all energy of a pure a + b - c model in its frequency', () => {
    const { energies, total } = logitSpectrum(
      allLogits((a, b, c) => 5 * wave(3, a + b - c)),
      P,
    );
    expect(energies[3]).toBeCloseTo(total, 6);
    expect(total).toBeCloseTo((25 * P ** 3) / 2, 6);
    expect(keyFrequencies(energies)).toEqual([3]);
  });

  it('does not see what softmax does not see, and never holds more than the total', () => {
    const z = (a: number, b: number, c: number) => ((a * 31 + b * 17 + c * 7 + a * b * c) % 11) - 5;
    const plain = logitSpectrum(allLogits(z), P);
    const shifted = logitSpectrum(
      allLogits((a, b, c) => z(a, b, c) + 3 * a - b * b),
      P,
    );
    expect(shifted.total).toBeCloseTo(plain.total, 6);
    for (const k of [1, 2, 3]) expect(shifted.energies[k]).toBeCloseTo(plain.energies[k], 6);
    expect(plain.energies.slice(1).reduce((a, b) => a + b)).toBeLessThanOrEqual(plain.total);
  });

  it('asks for every pair once', () => {
    const [train] = allLogits(() => 0);
    expect(() => logitSpectrum([train], P)).toThrow('expected 7 pairs with the sum');
  });
});

describe('fourierLosses', () => {
  const loss = (z: (a: number, b: number, c: number) => number) =>
    mean(allLogits(z, P * P - 1).flatMap(({ rows, labels }) => Array.from(crossEntropy(rows, labels))));
  const model = (a: number, b: number, c: number) => 4 * wave(2, a + b - c) + 0.5 * c;

  it('restricted keeps the whole loss of a model made of its key frequencies and class means', () => {
    const [train, test] = allLogits(model);
    const { restricted } = fourierLosses(train, test, P, [2]);
    expect(restricted.all).toBeCloseTo(loss(model), 9);
    expect((20 * restricted.train + 29 * restricted.test) / 49).toBeCloseTo(restricted.all, 9);
  });

  it('excluded leaves such a model with its class means only', () => {
    const [train, test] = allLogits(model);
    const { excluded } = fourierLosses(train, test, P, [2]);
    const bare = allLogits((_, __, c) => 0.5 * c)[0];
    expect(excluded.train).toBeCloseTo(mean(crossEntropy(bare.rows, bare.labels)), 9);
  });

  it('excluded of no frequency is the loss itself', () => {
    const z = (a: number, b: number, c: number) => ((a * 31 + b * 17 + c * 7 + a * b * c) % 11) - 5;
    const [train, test] = allLogits(z);
    expect(fourierLosses(train, test, P, []).excluded.test).toBeCloseTo(
      mean(crossEntropy(test.rows, test.labels)),
      9,
    );
  });

  it('restricted does not see waves in a - b nor other frequencies in a + b', () => {
    const [train, test] = allLogits(
      (a, b, c) => model(a, b, c) + 3 * wave(2, a - b + c) + 2 * wave(1, a + b + 2 * c),
    );
    expect(fourierLosses(train, test, P, [2]).restricted.all).toBeCloseTo(loss(model), 9);
  });

  it('finds the Fourier solution of the JAX run at 26,000', () => {
    const { parameters, shape, split } = goldenSnapshot(26_000);
    const on = ({ pairs, labels }: typeof split.train) => ({
      rows: forward(parameters, shape, pairs).logits,
      labels,
    });
    const [train, test] = [on(split.train), on(split.test)];
    const keys = keyFrequencies(logitSpectrum([train, test], shape.p).energies);
    expect(new Set(keyFrequencies(embeddingSpectrum(parameters, shape)))).toEqual(
      new Set([...keys, 11, 18, 35]),
    );
    const { restricted, excluded } = fourierLosses(train, test, shape.p, keys);
    expect(restricted.test).toBeLessThan(mean(crossEntropy(test.rows, test.labels)));
    expect(excluded.test).toBeGreaterThan(Math.log(shape.p));
  });
});
