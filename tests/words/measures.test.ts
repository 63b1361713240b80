import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../src/engine/glp/glpNormals';
import { type Matrix, matrix, row } from '../../src/engine/matrix';
import { fourierMap } from '../../src/metrics/fourier/fourierMap';
import { captionInformation } from '../../src/words/captionInformation';
import { caption, type Dictionary } from '../../src/words/dictionary';
import { doesAsIsWritten, doesAsOthersSay, othersOf } from '../../src/words/doAsYouSay';
import { exactReading } from '../../src/words/exactReading';
import { keptAlong } from '../../src/words/keptAlong';
import { meaningByEffect } from '../../src/words/meaningByEffect';
import { oneRhythmOneWord } from '../../src/words/oneRhythmOneWord';
import { keptByWords, type WordCode } from '../../src/words/wordCode';
import { additiveCode, honestCode, oneHot } from './codes';

const p = 13;
const truth: Dictionary = { p, frequencies: [2, 5], shift: 0 };
const lie: Dictionary = { ...truth, shift: 4 };
const labels = Int32Array.from({ length: 390 }, (_, i) => (7 * i) % p);
const h = oneHot(labels, p);
const same = (x: Matrix) => x;
const others = othersOf(labels, 1);

describe('a code that says the sum', () => {
  const code = honestCode(truth);
  const captions = code.verbalise(h);

  it('keeps all, reads exactly, and tells log2 p bits', () => {
    expect(keptByWords(code, h)).toBe(1);
    const { exact, words } = exactReading(truth, captions, labels);
    expect(exact).toBe(1);
    for (const share of words) expect(share).toBeCloseTo(1, 12);
    const bits = captionInformation(captions, labels);
    // Chance has a little: 390 captions of 13 kinds.
    expect(bits.caption).toBeGreaterThan(Math.log2(p) - 0.35);
    expect(bits.caption).toBeLessThan(Math.log2(p));
    expect(bits.words[3]).toBe(0);
  });

  it('does as others say, and as is written', () => {
    expect(doesAsOthersSay(code, same, captions, labels, others)).toBe(1);
    expect(doesAsIsWritten(code, same, truth, labels, others)).toBe(1);
  });
});

describe('a code that lies', () => {
  const code = honestCode(lie);
  const captions = code.verbalise(h);

  it('keeps as much and does as others say, but neither reads right nor does as is written: only by its own dictionary', () => {
    expect(keptByWords(code, h)).toBe(1);
    expect(doesAsOthersSay(code, same, captions, labels, others)).toBe(1);
    expect(exactReading(truth, captions, labels).exact).toBe(0);
    expect(doesAsIsWritten(code, same, truth, labels, others)).toBe(0);
    expect(exactReading(lie, captions, labels).exact).toBe(1);
    expect(doesAsIsWritten(code, same, lie, labels, others)).toBe(1);
  });
});

describe('exactReading', () => {
  it('counts a caption with one wrong word as not read, and its other words as right', () => {
    const captions = Int32Array.from([...caption(truth, 3), ...caption(truth, 3)]);
    captions[7] = 1;
    const { exact, words } = exactReading(truth, captions, [3, 3]);
    expect(exact).toBe(0.5);
    expect(Array.from(words)).toEqual([1, 1, 1, 0.5]);
  });
});

describe('captionInformation', () => {
  it('finds nothing in words that have nothing to do with the labels', () => {
    const words = Int32Array.from(glpNormals([3, 4], 4 * 6_000), (x) => Math.floor(8 * Math.abs(x)) % 8);
    const sums = Int32Array.from({ length: 6_000 }, (_, i) => i % p);
    const bits = captionInformation(words, sums);
    for (const one of [...bits.words, bits.caption]) expect(Math.abs(one)).toBeLessThan(0.02);
  });

  it('finds nothing in captions of which no two are alike, though they would tell all', () => {
    const words = Int32Array.from({ length: 4 * 64 }, (_, i) => Math.floor(i / 4));
    const sums = Int32Array.from({ length: 64 }, (_, i) => i % 4);
    expect(captionInformation(words, sums).caption).toBeCloseTo(0, 12);
  });
});

describe('othersOf', () => {
  it('draws pairs of another sum, the same for equal seeds', () => {
    expect(othersOf(labels, 1)).toEqual(others);
    expect(othersOf(labels, 2)).not.toEqual(others);
    for (const [i, other] of others.entries()) expect(labels[other]).not.toBe(labels[i]);
  });
});

describe('meaningByEffect', () => {
  const n = 1_200;
  const captions = Int32Array.from(glpNormals([7, 7], 4 * n), (x) => (x > 0 ? 1 : 0));
  const meanings = matrix(256, 5, Float64Array.from(glpNormals([8, 8], 256 * 5)));

  it('is all where a word has one other to take the place of, and adds what it means', () => {
    const { whole, centred } = meaningByEffect(additiveCode(meanings, captions), same, captions);
    expect(whole).toBeCloseTo(1, 12);
    expect(centred).toBeCloseTo(1, 12);
  });

  it('is nothing, or less, where what a word does hangs on the others alone', () => {
    const sign = (words: ArrayLike<number>, i: number) =>
      [0, 1, 2, 3].reduce((product, k) => product * (words[4 * i + k] === 1 ? 1 : -1), 1);
    const code: WordCode = {
      ...additiveCode(meanings, captions),
      reconstruct: (words) => {
        const out = matrix(words.length / 4, 2);
        for (let i = 0; i < out.rows; i++) row(out, i).set([sign(words, i), -sign(words, i)]);
        return out;
      },
    };
    expect(meaningByEffect(code, same, captions).whole).toBeLessThan(0.05);
  });

  it('sees what moves all logits together in the whole, and not without', () => {
    const code = additiveCode(meanings, captions);
    const lifted = (x: Matrix) => {
      const lift = glpNormals([x.rows, 1], x.rows);
      return { ...x, data: x.data.map((one, i) => one + 100 * lift[Math.floor(i / x.columns)]) };
    };
    const { whole, centred } = meaningByEffect(code, lifted, captions);
    expect(whole).toBeLessThan(0.1);
    expect(centred).toBeCloseTo(1, 9);
  });

  it('is no number where all captions are alike', () => {
    const alike = new Int32Array(4 * n);
    const found = meaningByEffect(additiveCode(meanings, alike), same, alike);
    expect(found).toEqual({ whole: Number.NaN, centred: Number.NaN });
  });
});

describe('oneRhythmOneWord', () => {
  /** Two circles; the words are the eighths of a circle on which a row lies. */
  const circles = matrix(p, 4);
  for (let c = 0; c < p; c++) {
    const at = (w: number) => (2 * Math.PI * w * c) / p;
    row(circles, c).set([Math.cos(at(2)), Math.sin(at(2)), Math.cos(at(5)), Math.sin(at(5))]);
  }
  const sums = Int32Array.from({ length: p }, (_, c) => c);
  const map = fourierMap(circles, sums, p, [2, 5]);
  const eighth = (x: Float64Array, j: number) =>
    Math.floor((8 * Math.atan2(x[j + 1], x[j])) / (2 * Math.PI) + 8.3) % 8;
  const saying = (words: (x: Float64Array) => number[]): WordCode => ({
    normaliser: { mean: new Float32Array(4), scale: new Float32Array(4).fill(1) },
    verbalise: (rows) =>
      Int32Array.from(Array.from({ length: rows.rows }, (_, i) => words(row(rows, i))).flat()),
    reconstruct: () => circles,
  });

  it('is 1 where each rhythm has a word of its own', () => {
    const code = saying((x) => [0, eighth(x, 0), eighth(x, 2), 0]);
    expect(oneRhythmOneWord(code, circles, sums, map, [2, 5])).toEqual({
      taught: expect.closeTo(1, 12),
      best: expect.closeTo(1, 12),
    });
  });

  it('gives words at other places their due where it looks for the best', () => {
    const code = saying((x) => [eighth(x, 2), 0, 0, eighth(x, 0)]);
    const found = oneRhythmOneWord(code, circles, sums, map, [2, 5]);
    expect(found.taught).toBe(0);
    expect(found.best).toBeCloseTo(1, 12);
  });

  it('is 0 where two words change together, and where none does', () => {
    const both = saying((x) => [eighth(x, 0), eighth(x, 0), eighth(x, 2), eighth(x, 2)]);
    expect(oneRhythmOneWord(both, circles, sums, map, [2, 5])).toEqual({ taught: 0, best: 0 });
    const mute = saying(() => [1, 2, 3, 4]);
    expect(oneRhythmOneWord(mute, circles, sums, map, [2, 5])).toEqual({ taught: 0, best: 0 });
  });
});

describe('keptAlong', () => {
  const rows = matrix(
    100,
    3,
    Float64Array.from(glpNormals([9, 9], 300), (x, i) => x + (i % 3)),
  );
  const direction = Float64Array.of(1, 0, 0);
  const painting = (back: (x: Float64Array) => number[]): WordCode => ({
    normaliser: { mean: new Float32Array(3), scale: new Float32Array(3).fill(1) },
    verbalise: () => new Int32Array(400),
    reconstruct: () =>
      matrix(100, 3, Float64Array.from(Array.from({ length: 100 }, (_, i) => back(row(rows, i))).flat())),
  });

  it('is 1 throughout for what is given back as it was', () => {
    const all = keptAlong(
      painting((x) => Array.from(x)),
      rows,
      direction,
    );
    for (const one of Object.values(all)) expect(one).toBeCloseTo(1, 12);
  });

  it('is 0 along a direction that is painted over, and 1 beside it', () => {
    const found = keptAlong(
      painting(([, y, z]) => [7, y, z]),
      rows,
      direction,
    );
    expect(found.along).toBeCloseTo(0, 12);
    expect(found.along_centred).toBeCloseTo(0, 12);
    // The mean is off, too.
    expect(found.along_explained).toBeLessThan(-10);
    for (const name of ['rest', 'rest_explained', 'rest_centred'] as const)
      expect(found[name]).toBeCloseTo(1, 12);
  });

  it('has a share of variance where half of the length is left, and explains three quarters', () => {
    const found = keptAlong(
      painting(([x, y, z]) => [x / 2, y, z]),
      rows,
      direction,
    );
    expect(found.along).toBeCloseTo(0.25, 12);
    expect(found.along_centred).toBeCloseTo(0.75, 12);
  });
});
