import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../src/inputError';
import { numpyGenerator } from '../../src/random/numpyGenerator';
import { numpyPermutation } from '../../src/random/numpyShuffle';
import numpy from './fixtures/numpy.json';
import { goldenRandom } from './goldenRandom';

test('numpyPermutation(seed, n) holds every index once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 300 }), (seed, n) => {
      expect([...numpyPermutation(seed, n)].sort((a, b) => a - b)).toEqual(
        Array.from({ length: n }, (_, i) => i),
      );
    }),
    { numRuns: 30 },
  );
});

test.each(
  goldenRandom.numpy_mt19937_shuffle,
)('the 9,409 pairs come in the order of NumPy for seed $seed', (golden) => {
  const pairs = [...numpyPermutation(golden.seed, 97 * 97)].map((item) => [Math.floor(item / 97), item % 97]);
  expect(pairs.slice(0, 20)).toEqual(golden.first_20_pairs);
  expect(pairs.slice(-5)).toEqual(golden.last_5_pairs);
  const bytes = Buffer.from(Int32Array.from(pairs.flat()).buffer);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(golden.sha256_int32_le);
});

test.each(
  goldenRandom.numpy_mt19937_shuffle,
)('bounded draws are those of randint(0, 1000) for seed $seed', (golden) => {
  const generator = numpyGenerator(golden.seed);
  expect(golden.randint_10.map(() => generator.upTo(999))).toEqual(golden.randint_10);
});

test.each(numpy.permutations)('numpyPermutation($seed, $n) is the order of NumPy', ({
  seed,
  n,
  first,
  sha256,
}) => {
  const order = numpyPermutation(seed, n);
  expect([...order.slice(0, first.length)]).toEqual(first);
  expect(createHash('sha256').update(new Uint8Array(order.buffer)).digest('hex')).toBe(sha256);
});

test('a range of one value takes no draw', () => {
  const [a, b] = [numpyGenerator(5), numpyGenerator(5)];
  expect(a.upTo(0)).toBe(0);
  expect(a.upTo(0xffffffff)).toBe(b.upTo(0xffffffff));
});

test.each([-1, 2 ** 32, 1.5, Number.NaN])('the seed %s is refused', (seed) => {
  expect(() => numpyPermutation(seed, 10)).toThrow(InputError);
});
