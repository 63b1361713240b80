import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../../src/compute/openBackend';
import { glpNormals } from '../../src/engine/glp/glpNormals';
import { matrix } from '../../src/engine/matrix';
import { caption, type Dictionary } from '../../src/words/dictionary';
import { trainVerbaliser } from '../../src/words/trainVerbaliser';
import { reconstruct, type Verbaliser, verbalise } from '../../src/words/verbaliser';
import { codeOfVerbaliser, keptByWords } from '../../src/words/wordCode';

beforeAll(async () => {
  await openBackend('wasm');
});

const p = 13;
const n = 130;
const labels = Int32Array.from({ length: n }, (_, i) => i % p);
const noise = glpNormals([5, 5], n * 8);
/** Sums on two circles, with a little noise. */
const h = matrix(
  n,
  8,
  Float64Array.from(noise, (x, i) => {
    const [row, j] = [Math.floor(i / 8), i % 8];
    const angle = (2 * Math.PI * (j < 4 ? 2 : 5) * labels[row]) / p;
    return 0.05 * x + (j % 2 === 0 ? Math.cos(angle) : Math.sin(angle)) * (1 + (j % 4 > 1 ? 1 : 0));
  }),
);
const dictionary: Dictionary = { p, frequencies: [2, 5], shift: 0 };
const captions = Int32Array.from(Array.from(labels, (sum) => Array.from(caption(dictionary, sum))).flat());
const small = { hidden: 32, batch: 65, seed: 1 };

describe('trainVerbaliser', () => {
  it('learns to give activations back by words alone', async () => {
    const kept: number[] = [];
    const look = (_: number, verbaliser: Verbaliser) =>
      kept.push(keptByWords(codeOfVerbaliser(verbaliser), h));
    const verbaliser = await trainVerbaliser(h, { ...small, steps: 400, every: 200, look });
    expect(kept).toHaveLength(3);
    expect(kept[0]).toBeLessThan(0.3);
    expect(kept[2]).toBeGreaterThan(0.8);
    expect(keptByWords(codeOfVerbaliser(verbaliser), h)).toBe(kept[2]);
  }, 60_000);

  it('says what it was taught', async () => {
    const taught = { captions, steps: 300 };
    const verbaliser = await trainVerbaliser(h, { ...small, taught, steps: 0 });
    const words = verbalise(verbaliser, h);
    const right = Array.from(labels).filter((sum, i) =>
      caption(dictionary, sum).every((word, k) => word === words[4 * i + k]),
    );
    expect(right.length / n).toBeGreaterThan(0.95);
    expect(keptByWords(codeOfVerbaliser(verbaliser), h)).toBeGreaterThan(0.8);
  }, 60_000);

  it('gives the same for equal seeds, and leaves no tensors', async () => {
    const { memory } = (await openBackend('wasm')).tf;
    const before = memory().numTensors;
    const [one, two, other] = [
      await trainVerbaliser(h, { ...small, steps: 5 }),
      await trainVerbaliser(h, { ...small, steps: 5 }),
      await trainVerbaliser(h, { ...small, seed: 2, steps: 5 }),
    ];
    expect(two).toEqual(one);
    expect(other.codebook).not.toEqual(one.codebook);
    expect(memory().numTensors).toBe(before);
  });

  it('stops at once with the reason of a signal', async () => {
    const stop = new AbortController();
    const progress = (done: number) => done === 3 && stop.abort(new Error('enough'));
    await expect(trainVerbaliser(h, { ...small, steps: 50, progress, signal: stop.signal })).rejects.toThrow(
      'enough',
    );
  });

  it('refuses captions of another number of rows, and words out of range', async () => {
    const short = { captions: captions.slice(4), steps: 1 };
    await expect(trainVerbaliser(h, { steps: 1, taught: short })).rejects.toThrow(
      'expected 4 words for each of 130 rows, found 516',
    );
    const wrong = { captions: captions.map((word, i) => (i === 7 ? 64 : word)), steps: 1 };
    await expect(trainVerbaliser(h, { steps: 1, taught: wrong })).rejects.toThrow(
      'words of 0 to 63, found 64',
    );
  });
});

describe('reconstruct', () => {
  it('gives the same for the same caption, whoever said it, and refuses words out of range', async () => {
    const verbaliser = await trainVerbaliser(h, { ...small, steps: 20 });
    const words = verbalise(verbaliser, h);
    const twice = reconstruct(verbaliser, [...words.slice(0, 4), ...words.slice(0, 4)]);
    expect(twice.data.slice(0, 8)).toEqual(twice.data.slice(8));
    expect(() => reconstruct(verbaliser, [0, 64, 0, 0])).toThrow('found 64');
    expect(() => reconstruct(verbaliser, [0, 1, 0])).toThrow('expected 4 words');
  });
});
