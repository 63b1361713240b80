import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../src/inputError';
import { packageRoot } from '../../src/packageRoot';
import { initialParameters } from '../../src/random/initialParameters';
import flax from './fixtures/flax.json';

const baseline = { p: 97, hidden: [128, 128] } as const;

test('seed 42 gives the initial parameters of the authors within 1e-7', () => {
  const parameters = initialParameters(42, baseline);
  const golden = goldenParameters();
  expect(Object.keys(parameters)).toEqual([...golden.keys()]);
  for (const [name, expected] of golden)
    expect(largestDifference(parameters[name], expected)).toBeLessThan(1e-7);
});

test.each(
  flax.parameters,
)('seed $seed gives the parameters of flax for p = $p and hidden $hidden', (fixture) => {
  const [n0, n1] = fixture.hidden;
  const parameters = initialParameters(fixture.seed, { p: fixture.p, hidden: [n0, n1] });
  for (const { name, size, every, values } of fixture.tensors) {
    expect(parameters[name].length).toBe(size);
    const sampled = parameters[name].filter((_, i) => i % every === 0);
    expect(largestDifference(sampled, Float32Array.from(values))).toBeLessThan(1.5e-7);
  }
});

test('kernels have variance 1 / inputs and biases are zero', () => {
  const parameters = initialParameters(1, baseline);
  const inputs = { 'hidden0.kernel': 194, 'hidden1.kernel': 128, 'head.kernel': 128 };
  for (const [name, fanIn] of Object.entries(inputs)) {
    const variance = parameters[name].reduce((sum, x) => sum + x * x, 0) / parameters[name].length;
    expect(variance * fanIn).toBeCloseTo(1, 1);
  }
  for (const name of ['hidden0.bias', 'hidden1.bias', 'head.bias'])
    expect(parameters[name].every((x) => x === 0)).toBe(true);
});

test('a seed that is no unsigned 32-bit integer is refused', () => {
  expect(() => initialParameters(-1, baseline)).toThrow(InputError);
});

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i])), 0);
}

function goldenParameters(): Map<string, Float32Array> {
  const file = readFileSync(join(packageRoot, 'tests/golden/params-step-0.safetensors'));
  const start = 8 + Number(file.readBigUInt64LE(0));
  const { __metadata__: _, ...tensors } = JSON.parse(file.toString('utf8', 8, start));
  const parameters = Object.entries(tensors as Record<string, { data_offsets: [number, number] }>);
  return new Map(
    parameters.sort().map(
      ([
        name,
        {
          data_offsets: [begin, end],
        },
      ]) => {
        return [name, new Float32Array(new Uint8Array(file.subarray(start + begin, start + end)).buffer)];
      },
    ),
  );
}
