import type { ModularAddition } from '../../data/modularAddition';
import type { Concept } from '../../metrics/concepts/concept';
import { heaviest } from '../../metrics/statistics/heaviest';
import { onePercent } from '../../metrics/statistics/onePercent';

/** What concepts are about, as columns of files name it by number; `all` is the mean over them. */
export const ABOUT = ['a', 'b', 'sum', 'cosine', 'sine', 'heavy', 'trained', 'all'] as const;

/** What a concept is named by. */
export interface ConceptName {
  readonly about: (typeof ABOUT)[number];
  /** Of a residue; 0 where there is none. */
  readonly modulus: number;
  /** The residue, or the frequency of a rhythm; 0 where there is neither. */
  readonly value: number;
}

export type PairConcept = Concept & ConceptName;

const MODULI = [2, 3, 5];

/**
 * The concepts of DEFINITIONS ("meta-neurons"), from the pairs alone: rows are the training pairs, then the test pairs. Residues of a, b
 * and their sum (mod p, as the network has to say it) mod 2, 3 and 5, each against the rest: mod 2 one of the two, since the other is
 * the same question. For each frequency w, whether cos and sin of 2 pi w c / p are above 0, c the sum. Heavy: among the 1 % of training
 * pairs of largest weight, asked of training pairs alone. Trained: a training pair.
 * @param weights of the training pairs.
 */
export function pairConcepts(
  { p, train, test }: ModularAddition,
  weights: ArrayLike<number>,
  frequencies: readonly number[],
): PairConcept[] {
  const n = train.labels.length;
  const a = [...everySecond(train.pairs, 0), ...everySecond(test.pairs, 0)];
  const b = [...everySecond(train.pairs, 1), ...everySecond(test.pairs, 1)];
  const sum = [...train.labels, ...test.labels];
  const everyone = Array.from(sum.keys());
  const of = (name: ConceptName, positive: (i: number) => boolean, asked = everyone): PairConcept => ({
    ...name,
    asked,
    positive: Uint8Array.from(everyone, (i) => (positive(i) ? 1 : 0)),
  });
  const residues = Object.entries({ a, b, sum }).flatMap(([about, values]) =>
    MODULI.flatMap((modulus) =>
      Array.from({ length: modulus }, (_, value) => value)
        .filter((value) => modulus > 2 || value === 1)
        .map((value) =>
          of({ about: about as 'a' | 'b' | 'sum', modulus, value }, (i) => values[i] % modulus === value),
        ),
    ),
  );
  const rhythms = frequencies.flatMap((value) => {
    const phase = (i: number) => (value * sum[i]) % p;
    return [
      of({ about: 'cosine', modulus: 0, value }, (i) => 4 * phase(i) < p || 4 * phase(i) > 3 * p),
      of({ about: 'sine', modulus: 0, value }, (i) => phase(i) > 0 && 2 * phase(i) < p),
    ];
  });
  const top = new Set(heaviest(weights, onePercent(n)));
  return [
    ...residues,
    ...rhythms,
    of({ about: 'heavy', modulus: 0, value: 0 }, (i) => top.has(i), everyone.slice(0, n)),
    of({ about: 'trained', modulus: 0, value: 0 }, (i) => i < n),
  ];
}

/** In words. */
export function conceptInWords({ about, modulus, value }: ConceptName): string {
  if (modulus > 0) return `${about} mod ${modulus} is ${value}`;
  if (about === 'cosine' || about === 'sine') return `${about} of rhythm ${value} above 0`;
  return { heavy: 'heavy pair', trained: 'training pair', all: 'all concepts' }[
    about as 'heavy' | 'trained' | 'all'
  ];
}

const everySecond = (pairs: Int32Array, from: 0 | 1): number[] =>
  Array.from({ length: pairs.length / 2 }, (_, i) => pairs[2 * i + from]);
