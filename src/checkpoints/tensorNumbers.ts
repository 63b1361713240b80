import { BFLOAT16, FLOAT16 } from '../data/arrays/halfFloats';
import type { Tensor } from '../data/safetensors/tensor';
import { InputError } from '../inputError';
import type { NamedTensor } from './namedTensor';

/**
 * A tensor of a safetensors file in numbers that JavaScript has: 16-bit floats and integers as float64, without loss.
 * @throws InputError for 8-bit floats, or an integer beyond 2^53.
 */
export function tensorNumbers({ dtype, shape, data }: Tensor, name: string): NamedTensor {
  if (dtype === 'F16' || dtype === 'BF16') {
    const values = dtype === 'F16' ? FLOAT16() : BFLOAT16();
    return { shape, data: Float64Array.from(data as Uint16Array, (bits) => values[bits]) };
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
