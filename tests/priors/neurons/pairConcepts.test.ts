import { describe, expect, it } from 'vitest';
import { modularAddition } from '../../../src/data/modularAddition';
import { zipfWeights } from '../../../src/data/zipfWeights';
import {
  type ConceptName,
  conceptInWords,
  type PairConcept,
  pairConcepts,
} from '../../../src/priors/neurons/pairConcepts';

const p = 97;
const split = modularAddition({ p, trainFraction: 0.3, seed: 42 });
const n = split.train.labels.length;
const concepts = pairConcepts(split, zipfWeights(n, 1), [32, 1]);
const all = p * p;
const find = (about: ConceptName['about'], modulus = 0, value = 0): PairConcept => {
  const found = concepts.find((one) => one.about === about && one.modulus === modulus && one.value === value);
  if (!found) throw new Error(`no concept about ${about}`);
  return found;
};
const count = ({ positive, asked }: PairConcept) => asked.filter((i) => positive[i] === 1).length;
/** Operands of a row. */
const pairAt = (i: number) => {
  const [{ pairs }, k] = i < n ? [split.train, i] : [split.test, i - n];
  return [pairs[2 * k], pairs[2 * k + 1]];
};

describe('pairConcepts', () => {
  it('has nine residues of a, b and the sum, two halves of each rhythm, heavy and trained: each once', () => {
    expect(concepts).toHaveLength(3 * 9 + 2 * 2 + 2);
    expect(new Set(concepts.map(({ positive }) => positive.join(''))).size).toBe(concepts.length);
    const complements = concepts.map(({ positive }) => positive.map((one) => 1 - one).join(''));
    expect(concepts.filter(({ positive }) => complements.includes(positive.join('')))).toEqual([]);
  });

  it('answers for every pair, residues of a, b and of the sum mod p', () => {
    for (const i of [0, 5, n - 1, n, n + 77, all - 1]) {
      const [a, b] = pairAt(i);
      expect(find('a', 3, 2).positive[i]).toBe(a % 3 === 2 ? 1 : 0);
      expect(find('b', 5, 0).positive[i]).toBe(b % 5 === 0 ? 1 : 0);
      expect(find('sum', 2, 1).positive[i]).toBe(((a + b) % p) % 2);
    }
    // 0, 5, ..., 95 of 97 operands.
    expect(count(find('a', 5, 0))).toBe(20 * p);
  });

  it('answers for the sign of cosine and sine of a rhythm at the sum', () => {
    for (let i = 0; i < all; i += 31) {
      const [a, b] = pairAt(i);
      const angle = (2 * Math.PI * 32 * (a + b)) / p;
      expect(find('cosine', 0, 32).positive[i]).toBe(Math.cos(angle) > 0 ? 1 : 0);
      if ((a + b) % p > 0) expect(find('sine', 0, 32).positive[i]).toBe(Math.sin(angle) > 0 ? 1 : 0);
    }
    expect(count(find('sine', 0, 32))).toBe(48 * p);
  });

  it('asks the training pairs alone which are heavy: the first 28', () => {
    const heavy = find('heavy');
    expect(heavy.asked).toHaveLength(n);
    expect(heavy.asked.filter((i) => heavy.positive[i] === 1)).toEqual(
      Array.from({ length: 28 }, (_, i) => i),
    );
  });

  it('knows the training pairs', () => {
    const trained = find('trained');
    expect(count(trained)).toBe(n);
    expect([trained.positive[n - 1], trained.positive[n]]).toEqual([1, 0]);
  });
});

describe('conceptInWords', () => {
  it('says what is asked', () => {
    expect(concepts.map(conceptInWords).slice(-7)).toEqual([
      'sum mod 5 is 4',
      'cosine of rhythm 32 above 0',
      'sine of rhythm 32 above 0',
      'cosine of rhythm 1 above 0',
      'sine of rhythm 1 above 0',
      'heavy pair',
      'training pair',
    ]);
    expect(conceptInWords({ about: 'all', modulus: 0, value: 0 })).toBe('all concepts');
  });
});
