import { expect, test } from 'vitest';
import { InputError } from '../../src/inputError';
import { foldIn, prngKey, split } from '../../src/random/jaxKey';
import flax from './fixtures/flax.json';
import { goldenRandom } from './goldenRandom';

test.each(goldenRandom.jax_threefry)('keys of seed $seed split and fold as in JAX', (golden) => {
  const key = prngKey(golden.seed);
  expect(key).toEqual(golden.key);
  expect(split(key, 3)).toEqual(golden.split3);
  expect(foldIn(key, 7)).toEqual(golden.fold_in_7);
});

test.each(flax.draws)('keys of seed $seed, up to the largest, split and fold as in JAX', (fixture) => {
  const key = prngKey(fixture.seed);
  expect(key).toEqual(fixture.key);
  expect(split(key)).toEqual(fixture.split2);
  expect(foldIn(key, 0xffffffff)).toEqual(fixture.fold_in_max);
});

test.each([-1, 2 ** 32, 0.5, Number.NaN])('the seed %s is refused', (seed) => {
  expect(() => prngKey(seed)).toThrow(InputError);
});
