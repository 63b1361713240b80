import { InputError } from '../../inputError';
import type { NumberType } from './numberTypes';

/** What the header of a .npy file says. */
export interface NpyHeader {
  readonly type: NumberType;
  readonly bigEndian: boolean;
  readonly fortran: boolean;
  readonly shape: readonly number[];
}

const TYPES: Readonly<Record<string, NumberType>> = {
  b1: 'bool',
  i1: 'int8',
  u1: 'uint8',
  i2: 'int16',
  u2: 'uint16',
  i4: 'int32',
  u4: 'uint32',
  i8: 'int64',
  u8: 'uint64',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
};

/** The beginning of a .npy file. */
export const NPY_MAGIC = '\x93NUMPY';

/** Bytes before the header's text, and of it, by what the first 12 bytes say; versions 1 to 3. */
export function npyHeaderSpan(
  head: Buffer,
  file: string,
): { readonly start: number; readonly length: number } {
  const major = head[6];
  if (head.toString('latin1', 0, 6) !== NPY_MAGIC || major < 1 || major > 3) {
    throw new InputError(
      `${file}: expected a .npy file of version 1 to 3, found version ${major}.${head[7]}`,
    );
  }
  return major === 1
    ? { start: 10, length: head.readUInt16LE(8) }
    : { start: 12, length: head.readUInt32LE(8) };
}

/**
 * Reads the header's text, a dictionary as Python writes it with the keys descr, fortran_order and shape.
 * @throws InputError for anything else, and for arrays that hold no numbers: Python objects are pickled, and a pickle is a
 *   program, which is never run.
 */
export function parseNpyHeader(text: string, file: string): NpyHeader {
  const descr = /'descr':\s*(?:'([^']*)'|(\[))/.exec(text);
  const order = /'fortran_order':\s*(True|False)/.exec(text);
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text);
  if (!descr || !order || !shape) {
    throw new InputError(`${file}: expected a .npy header with descr, fortran_order and shape`);
  }
  const sizes = shape[1].split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  const bad = sizes.find((size) => !/^\d+L?$/.test(size));
  if (bad !== undefined) throw new InputError(`${file}: expected sizes as its shape, found (${shape[1]})`);
  return {
    ...numberType(descr[1], file),
    fortran: order[1] === 'True',
    shape: sizes.map((size) => Number.parseInt(size, 10)),
  };
}

function numberType(descr: string | undefined, file: string): Pick<NpyHeader, 'type' | 'bigEndian'> {
  if (descr === undefined) throw new InputError(`${file}: expected numbers, found records of several fields`);
  const [, order, code] = /^([<>|=]?)(.*)$/.exec(descr) as unknown as [string, string, string];
  if (code.startsWith('O')) {
    throw new InputError(
      `${file}: holds Python objects, which are pickled and never run: save numbers instead`,
    );
  }
  const type = Object.hasOwn(TYPES, code) ? TYPES[code] : undefined;
  if (!type) {
    const kind = { c: 'complex numbers', U: 'texts', S: 'texts', M: 'dates', m: 'durations', V: 'raw bytes' }[
      code[0]
    ];
    throw new InputError(
      `${file}: expected integers or floats of 16 to 64 bits, found ${kind ? `${kind} (${descr})` : descr}`,
    );
  }
  return { type, bigEndian: order === '>' };
}
