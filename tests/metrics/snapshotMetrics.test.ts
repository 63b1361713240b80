import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/inputError';
import { snapshotMetrics } from '../../src/metrics/snapshotMetrics';
import { goldenMetrics, goldenSnapshot } from './goldenSnapshots';

const cases = goldenMetrics.map(({ epoch, ...golden }) => ({
  epoch,
  golden,
  ours: snapshotMetrics(goldenSnapshot(epoch)),
}));

describe.each(cases)('snapshotMetrics at epoch $epoch', ({ golden, ours }) => {
  const { gradient_float32_as_trained: _, ...goldenFloat64 } = golden;
  const { gradient_float32_as_trained: __, ...oursFloat64 } = ours;

  it('has the names of NumPy, in its order', () => {
    expect(flat(ours).map(([name]) => name)).toEqual(flat(golden).map(([name]) => name));
  });

  it.each(flat(goldenFloat64))('agrees with float64 NumPy in %s', (name, expected) => {
    const found = Object.fromEntries(flat(oursFloat64))[name];
    if (/accuracy|ncc/.test(name)) expect(found).toBe(expected);
    else if (name.endsWith('.all')) expect(Math.abs(found)).toBeLessThan(1e-12);
    else expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-6 * Math.abs(expected));
  });

  it('agrees with float32 NumPy in the sign and, to 1 %, in the size of what is rounding', () => {
    const expected = Object.values(golden.gradient_float32_as_trained);
    Object.values(ours.gradient_float32_as_trained).forEach((found, i) => {
      expect(Math.abs(found / expected[i] - 1)).toBeLessThan(0.01);
    });
  });
});

describe('snapshotMetrics', () => {
  it('refuses parameters that are not finite', () => {
    const snapshot = goldenSnapshot(24_000);
    const broken = { ...snapshot.parameters, 'hidden1.bias': new Float32Array(128).fill(Number.NaN) };
    expect(() => snapshotMetrics({ ...snapshot, parameters: broken })).toThrow(InputError);
  });
});

function flat(metrics: object): [string, number][] {
  return Object.entries(metrics).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [[name, value] as [string, number]]
      : flat(value).map(([inner, x]) => [`${name}.${inner}`, x] as [string, number]),
  );
}
