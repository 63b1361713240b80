import { describe, expect, it } from 'vitest';
import { caption, checkDictionary, type Dictionary, sumsSaid, VOCABULARY } from '../../src/words/dictionary';

const truth: Dictionary = { p: 97, frequencies: [5, 22], shift: 0 };
const sums = Array.from({ length: 97 }, (_, sum) => sum);

describe('a dictionary', () => {
  it('says each sum in words of its vocabulary, and no two alike', () => {
    for (const sum of sums) {
      const words = caption(truth, sum);
      expect(words).toHaveLength(4);
      for (const word of words) expect(word >= 0 && word < VOCABULARY).toBe(true);
      expect(sumsSaid(truth, words)).toEqual([sum]);
    }
  });

  it('that lies says another sum in the words of the true one', () => {
    const lie = { ...truth, shift: 31 };
    for (const sum of sums) expect(caption(lie, sum)).toEqual(caption(truth, (sum + 31) % 97));
    expect(sumsSaid(truth, caption(lie, 90))).toEqual([24]);
  });

  it('puts a rhythm a quarter further where the sum is', () => {
    const rhythm: Dictionary = { p: 8, frequencies: [1, 3], shift: 0 };
    expect(Array.from(caption(rhythm, 2))).toEqual([1, 16, 48, 0]);
  });

  it('says nothing by words that do not go together', () => {
    expect(sumsSaid(truth, [0, 63, 63, 0])).toEqual([]);
    expect(sumsSaid(truth, [...caption(truth, 3).slice(0, 3), 1])).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    ['a sum out of range', () => caption(truth, 97), 'a sum from 0 to 96, found 97'],
    ['a word out of range', () => sumsSaid(truth, [0, 64, 0, 0]), 'words of 0 to 63, found 0 64 0 0'],
    ['three words', () => sumsSaid(truth, [0, 1, 2]), 'expected 4 words'],
    ['one rhythm twice', () => checkDictionary({ ...truth, frequencies: [5, 5] }), 'found 5 and 5'],
    [
      'a rhythm of none',
      () => checkDictionary({ ...truth, frequencies: [5, 49] }),
      'of 1 to 48, found 5 and 49',
    ],
    [
      'a modulus that half words cannot say',
      () => checkDictionary({ ...truth, p: 131 }),
      'from 3 to 128, found 131',
    ],
    ['a shift out of range', () => checkDictionary({ ...truth, shift: 97 }), 'a shift from 0 to 96'],
  ])('refuses %s', (_, work, reason) => {
    expect(work).toThrow(reason);
  });
});
