import { InputError } from '../../inputError';
import { BFLOAT16, FLOAT16 } from './halfFloats';

/** The kinds of numbers that files hold, by NumPy's names, and the bytes of each. */
export const NUMBER_TYPES = {
  bool: 1,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  int64: 8,
  uint64: 8,
  float16: 2,
  bfloat16: 2,
  float32: 4,
  float64: 8,
} as const;

export type NumberType = keyof typeof NUMBER_TYPES;

const VIEWS = {
  bool: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

/**
 * Numbers from their bytes, into `out`.
 * @param bytes of `out.length` numbers, at the beginning of their buffer; swapped in place where `bigEndian`.
 * @param name what messages call the array.
 * @throws InputError for an integer that float64 cannot hold.
 */
export function decode(
  bytes: Buffer,
  type: NumberType,
  bigEndian: boolean,
  out: Float64Array,
  name: string,
): void {
  const size = NUMBER_TYPES[type];
  if (bigEndian && size === 2) bytes.swap16();
  if (bigEndian && size === 4) bytes.swap32();
  if (bigEndian && size === 8) bytes.swap64();
  const view = new VIEWS[type](bytes.buffer, bytes.byteOffset, out.length);
  if (view instanceof BigInt64Array || view instanceof BigUint64Array) {
    for (let i = 0; i < out.length; i++) out[i] = exactNumber(view[i], name);
  } else if (type === 'float16' || type === 'bfloat16') {
    const table = type === 'float16' ? FLOAT16() : BFLOAT16();
    for (let i = 0; i < out.length; i++) out[i] = table[view[i]];
  } else out.set(view);
}

/** @throws InputError for an integer beyond 2^53, which a float64 would round. */
export function exactNumber(value: bigint, name: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new InputError(`${name}: expected integers up to 2^53, found ${value}`);
}
