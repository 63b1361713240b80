import type { Matrix } from '../../engine/matrix';

/** One array of a file, or what a file of columns holds together. */
export interface StoredArray {
  /** Its name in the file; empty where the file holds nothing else. */
  readonly name: string;
  /** NumPy's name of its kind of numbers. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Its rows, float64, a one-dimensional array as rows of one number; as `RowSource`. */
  blocks(most?: number): AsyncIterable<Matrix>;
}

/** An array in words: `h1 float32 [2822 x 128]`. */
export function inWords({ name, dtype, shape }: Pick<StoredArray, 'name' | 'dtype' | 'shape'>): string {
  return `${name ? `${name} ` : ''}${dtype} [${shape.join(' x ')}]`;
}
