import { type Matrix, matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { decode, NUMBER_TYPES, type NumberType } from './numberTypes';
import { type OpenFile, openFile } from './openFile';
import { blockRows } from './rowSource';
import type { StoredArray } from './storedArray';

/** Where numbers lie in a file, one after the other. */
export interface DensePlace {
  readonly name: string;
  readonly type: NumberType;
  readonly bigEndian: boolean;
  readonly shape: readonly number[];
  /** Whether the first index runs fastest. */
  readonly fortran: boolean;
  /** The file, and the byte that they begin at. */
  readonly path: string;
  readonly offset: number;
}

/** The array at a place of a file. It is opened when its rows are asked for. */
export function denseArray(place: DensePlace, file = place.path): StoredArray {
  const { name, type, shape } = place;
  return {
    name,
    dtype: type,
    shape,
    async *blocks(most) {
      if (shape.length > 2) {
        throw new InputError(`${file}: expected two dimensions at most, found [${shape.join(' x ')}]`);
      }
      const [n = 1, d = 1] = shape;
      if (n === 0 || d === 0) return;
      const open = openFile(place.path);
      try {
        const step = blockRows(d, most);
        for (let i = 0; i < n; i += step) yield read(open, place, i, Math.min(step, n - i), file);
      } finally {
        open.close();
      }
    },
  };
}

/** @throws InputError when the numbers of a place would not fit in `bytes` that are there for it. */
export function checkRoom({ shape, type }: Pick<DensePlace, 'shape' | 'type'>, bytes: number, file: string) {
  const needed = shape.reduce((product, size) => product * size, NUMBER_TYPES[type]);
  if (needed > bytes) {
    throw new InputError(
      `${file}: truncated: ${type} [${shape.join(' x ')}] needs ${needed} bytes, there are ${bytes}`,
    );
  }
}

function read(file: OpenFile, place: DensePlace, from: number, rows: number, name: string): Matrix {
  const { type, bigEndian, offset, fortran } = place;
  const [n = 1, d = 1] = place.shape;
  const size = NUMBER_TYPES[type];
  const block = matrix(rows, d);
  if (!fortran || d === 1) {
    decode(file.read(offset + from * d * size, rows * d * size), type, bigEndian, block.data, name);
    return block;
  }
  const column = new Float64Array(rows);
  for (let j = 0; j < d; j++) {
    decode(file.read(offset + (j * n + from) * size, rows * size), type, bigEndian, column, name);
    for (let i = 0; i < rows; i++) block.data[i * d + j] = column[i];
  }
  return block;
}
