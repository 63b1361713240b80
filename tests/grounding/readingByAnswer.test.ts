import { describe, expect, it } from 'vitest';
import type { GroundingScene } from '../../src/grounding/groundingScene';
import { readingByAnswer } from '../../src/grounding/readingByAnswer';
import { fourierMap } from '../../src/metrics/fourier/fourierMap';
import { honestCode, oneHot } from '../words/codes';

const p = 13;
const dictionary = { p, frequencies: [2, 5], shift: 0 } as const;
/** Twenty pairs; of the first five the network holds another sum than theirs. */
const labels = Int32Array.from({ length: 20 }, (_, i) => i % p);
const held = labels.map((sum, i) => (i < 5 ? (sum + 1) % p : sum));
const rows = oneHot(held, p);
const scene: GroundingScene = {
  epoch: 0,
  train: { rows, labels: held },
  test: { rows, labels },
  dictionary,
  map: fourierMap(rows, labels, p, [2, 5]),
  head: (h) => h,
};

describe('readingByAnswer', () => {
  it('says of a code that is true to the activations: right where the network is, and its mistakes where it is not', () => {
    expect(readingByAnswer(honestCode(dictionary), scene)).toEqual({
      answered: 0.75,
      training: 1,
      right: 1,
      wrong: 0,
      wrongAnswer: 1,
    });
  });

  it('has no number for pairs that there are none of', () => {
    const all = { ...scene, test: { rows, labels: held } };
    expect(readingByAnswer(honestCode(dictionary), all)).toMatchObject({ answered: 1, wrong: Number.NaN });
  });
});
