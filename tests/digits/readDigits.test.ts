import { describe, expect, it } from 'vitest';
import { readDigits } from '../../src/digits/readDigits';
import { row } from '../../src/engine/matrix';

const texts = ({ inputs }: ReturnType<typeof readDigits>['train']) =>
  Array.from({ length: inputs.rows }, (_, i) => row(inputs, i).join());

describe('readDigits', () => {
  it('has as many of each digit in both sets, ink from 0 to 1, and no image twice', () => {
    const { train, test, pixels } = readDigits({ ofEach: 30, pixels: 28, seed: 3 });
    expect([train.inputs.rows, train.inputs.columns, test.inputs.rows, pixels]).toEqual([300, 784, 300, 28]);
    for (const { labels } of [train, test]) {
      for (let digit = 0; digit < 10; digit++) expect(labels.filter((one) => one === digit).length).toBe(30);
    }
    expect(new Set([...texts(train), ...texts(test)]).size).toBe(600);
    const ends = train.inputs.data.reduce(([a, b], ink) => [Math.min(a, ink), Math.max(b, ink)], [9, -9]);
    expect(ends).toEqual([0, 1]);
  });

  it('is shuffled by the seed, and the same for the same seed', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => readDigits({ ofEach: 20, pixels: 7, seed }));
    expect([texts(a.train), texts(a.test)]).toEqual([texts(b.train), texts(b.test)]);
    expect(c.train.labels).not.toEqual(a.train.labels);
    expect(Array.from(a.train.labels)).not.toEqual(Array.from(a.train.labels).sort());
  });

  it('makes smaller images by means over squares', () => {
    const [whole, half, quarter] = ([28, 14, 7] as const).map(
      (pixels) => readDigits({ ofEach: 2, pixels }).train.inputs,
    );
    expect([half.columns, quarter.columns]).toEqual([196, 49]);
    const [corner] = half.data.subarray(14 * 7 + 7);
    const at = [14, 15].flatMap((i) => [14, 15].map((j) => whole.data[28 * i + j]));
    expect(corner).toBeCloseTo(at.reduce((sum, ink) => sum + ink, 0) / 4, 12);
    const total = (inputs: typeof whole) => inputs.data.reduce((sum, ink) => sum + ink, 0);
    expect(4 * total(half)).toBeCloseTo(total(whole), 6);
    expect(16 * total(quarter)).toBeCloseTo(total(whole), 6);
  });

  it('refuses more images than there are, and other sizes', () => {
    expect(() => readDigits({ ofEach: 401 })).toThrow('ofEach: expected an integer from 1 to 400, found 401');
    expect(() => readDigits({ ofEach: 1.5 })).toThrow('found 1.5');
    expect(() => readDigits({ pixels: 10 as 14 })).toThrow('pixels: expected 7, 14 or 28, found 10');
    expect(() => readDigits({ seed: -1 })).toThrow('seed');
  });
});
