import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modularAddition } from '../../src/data/modularAddition';
import { packageRoot } from '../../src/packageRoot';
import { refusal } from './refusal';

test('every pair is in one of the sets once, and its label is the sum modulo p', () => {
  const options = fc.record({
    p: fc.integer({ min: 2, max: 23 }),
    trainFraction: fc.double({ min: 0.25, max: 0.9, noNaN: true }),
    seed: fc.nat(),
  });
  fc.assert(
    fc.property(options, ({ p, trainFraction, seed }) => {
      const { train, test: rest } = modularAddition({ p, trainFraction, seed });
      expect(train.labels.length).toBe(Math.floor(p * p * trainFraction));
      const seen = new Set<number>();
      for (const { pairs, labels } of [train, rest]) {
        expect(pairs.length).toBe(2 * labels.length);
        labels.forEach((label, i) => {
          expect(label).toBe((pairs[2 * i] + pairs[2 * i + 1]) % p);
          seen.add(pairs[2 * i] * p + pairs[2 * i + 1]);
        });
      }
      expect(seen.size).toBe(p * p);
    }),
    { numRuns: 50 },
  );
});

const golden = JSON.parse(readFileSync(join(packageRoot, 'tests/golden/random.json'), 'utf8'));

test.each(
  golden.numpy_mt19937_shuffle as Record<string, never>[],
)('seed $seed splits 97 as the authors do', (shuffle) => {
  const { train, test: rest } = modularAddition({ p: 97, trainFraction: 0.3, seed: shuffle.seed });
  expect([train.labels.length, rest.labels.length]).toEqual([shuffle.n_train, shuffle.n_test]);
  const pairs = Int32Array.of(...train.pairs, ...rest.pairs);
  expect([...pairs.subarray(0, 40)]).toEqual((shuffle.first_20_pairs as number[][]).flat());
  const digest = createHash('sha256').update(new Uint8Array(pairs.buffer)).digest('hex');
  expect(digest).toBe(shuffle.sha256_int32_le);
});

test.each([
  [{ p: 1, trainFraction: 0.5, seed: 0 }, 'modulus'],
  [{ p: 2.5, trainFraction: 0.5, seed: 0 }, 'modulus'],
  [{ p: 5, trainFraction: 0, seed: 0 }, 'fraction'],
  [{ p: 5, trainFraction: 1, seed: 0 }, 'fraction'],
  [{ p: 5, trainFraction: Number.NaN, seed: 0 }, 'fraction'],
  [{ p: 5, trainFraction: 0.5, seed: -1 }, 'seed'],
])('%j is refused', (options, reason) => {
  expect(refusal(() => modularAddition(options))).toContain(reason);
});
