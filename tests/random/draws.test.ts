import { expect, test } from 'vitest';
import { prngKey } from '../../src/random/jaxKey';
import { normal } from '../../src/random/normal';
import { randomBits } from '../../src/random/randomBits';
import { truncatedNormal } from '../../src/random/truncatedNormal';
import { uniform } from '../../src/random/uniform';
import flax from './fixtures/flax.json';
import { goldenRandom } from './goldenRandom';

const FLOAT32_EPSILON = 2 ** -23;

test.each(goldenRandom.jax_threefry)('draws of seed $seed are those of JAX', (golden) => {
  const key = prngKey(golden.seed);
  expect([...randomBits(key, 8)]).toEqual(golden.bits_8);
  expect([...uniform(key, 8)]).toEqual(golden.uniform_8);
  expectWithin(normal(key, 8), golden.normal_8, 4);
  expectWithin(truncatedNormal(key, 8, -2, 2), golden.truncated_normal_8, 4);
});

test.each(flax.draws)('draws of seed $seed with other limits are those of JAX', (fixture) => {
  const key = prngKey(fixture.seed);
  expect([...randomBits(key, 5)]).toEqual(fixture.bits_5);
  expect([...uniform(key, 50, -3, 7)]).toEqual(fixture.uniform_minus_3_to_7);
  expectWithin(normal(key, 200), fixture.normal, 4);
  expectWithin(truncatedNormal(key, 50, 0.5, 3), fixture.truncated_half_to_3, 8);
});

test('a shorter draw is the beginning of a longer one', () => {
  const key = prngKey(9);
  expect([...normal(key, 5)]).toEqual([...normal(key, 50).slice(0, 5)]);
});

test('truncated draws stay strictly inside the limits, however far in the tail', () => {
  for (const [lower, upper] of [
    [-2, 2],
    [-0.001, 0.001],
    [0, 1],
    [-40, 40],
    [4, 9],
  ]) {
    const draws = truncatedNormal(prngKey(1), 2000, lower, upper);
    expect(draws.every((x) => x > Math.fround(lower) && x < Math.fround(upper))).toBe(true);
  }
});

test('normal draws have mean 0 and variance 1', () => {
  const draws = normal(prngKey(3), 50_000);
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
});

test('no draws is an empty array', () => {
  expect(uniform(prngKey(0), 0)).toEqual(new Float32Array(0));
});

function expectWithin(ours: Float32Array, theirs: number[], epsilons: number): void {
  theirs.forEach((value, i) => {
    expect(Math.abs(ours[i] - value)).toBeLessThanOrEqual(epsilons * FLOAT32_EPSILON * Math.abs(value));
  });
}
