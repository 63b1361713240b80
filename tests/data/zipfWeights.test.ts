import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zipfWeights } from '../../src/data/zipfWeights';
import { packageRoot } from '../../src/packageRoot';
import { refusal } from './refusal';

const { zipf } = JSON.parse(readFileSync(join(packageRoot, 'tests/golden/random.json'), 'utf8'));

test('the weights fall with rank and sum to 1', () => {
  for (const [n, exponent] of [
    [1, 1.5],
    [10, 0.3],
    [2822, 1.5],
    [2822, 4],
  ]) {
    const weights = zipfWeights(n, exponent);
    expect(sum(weights)).toBeCloseTo(1, 6);
    expect(weights.every((weight, i) => i === 0 || weight < weights[i - 1])).toBe(true);
  }
});

test('the ratio of two weights is the ratio of their ranks to the exponent', () => {
  const weights = zipfWeights(100, 2);
  expect(weights[0] / weights[9]).toBeCloseTo(100, 3);
});

test('the exponent 0 weighs all alike', () => {
  expect([...zipfWeights(4, 0)]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('2,822 samples and 1.5 give the weights of the authors', () => {
  const weights = zipfWeights(zipf.n, zipf.exponent);
  expect([...weights.subarray(0, 5)].map(Math.fround)).toEqual(zipf.first_5.map(Math.fround));
  expect(Math.fround(weights[zipf.n - 1])).toBe(Math.fround(zipf.last));
  expect(sum(weights.subarray(0, 2))).toBeCloseTo(zipf.top2, 6);
  expect(sum(weights.subarray(0, 28))).toBeCloseTo(zipf.top28, 6);
  expect(1 / sum(weights.map((weight) => weight * weight))).toBeCloseTo(zipf.effective_n, 5);
});

test.each([
  [0, 1.5],
  [-3, 1],
  [2.5, 1],
  [10, -1],
  [10, Number.NaN],
  [10, Infinity],
])('n = %s with exponent %s is refused', (n, exponent) => {
  expect(refusal(() => zipfWeights(n, exponent))).toMatch(/got/);
});

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
