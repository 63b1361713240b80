import type { Tensor } from '../data/safetensors/tensor';
import { InputError } from '../inputError';
import type { NamedTensor } from './namedTensor';

/**
 * A tensor of a safetensors file in numbers that JavaScript has: 16-bit floats and integers as float64, without loss.
 * @throws InputError for 8-bit floats, or an integer beyond 2^53.
 */
export function tensorNumbers({ dtype, shape, data }: Tensor, name: string): NamedTensor {
  if (dtype === 'F16' || dtype === 'BF16') {
    const value = dtype === 'F16' ? float16 : bfloat16;
    return { shape, data: Float64Array.from(data as Uint16Array, value) };
  }
  if (dtype === 'F8_E5M2' || dtype === 'F8_E4M3') {
    throw new InputError(`'${name}': expected 16-, 32- or 64-bit numbers, found ${dtype}`);
  }
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    const numbers = Float64Array.from(data as BigInt64Array, Number);
    const bad = numbers.findIndex((value) => !Number.isSafeInteger(value));
    if (bad >= 0) throw new InputError(`'${name}': expected integers below 2^53, found ${data[bad]}`);
    return { shape, data: numbers };
  }
  return { shape, data };
}

/** IEEE 754 binary16 from its bits. */
function float16(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The upper half of a float32, from its bits. */
function bfloat16(bits: number): number {
  return new Float32Array(Uint32Array.of(bits << 16).buffer)[0];
}
