import { describe, expect, it } from 'vitest';
import { tensorNumbers } from '../../src/checkpoints/tensorNumbers';

const numbers = (dtype: 'F16' | 'BF16', ...bits: number[]) =>
  Array.from(tensorNumbers({ dtype, shape: [bits.length], data: Uint16Array.from(bits) }, 'x').data);

describe('tensorNumbers', () => {
  it('reads float16: one, the largest, the smallest, minus two, infinity, NaN', () => {
    expect(numbers('F16', 0x3c00, 0x7bff, 0x0001, 0xc000, 0x7c00, 0x7e00)).toEqual([
      1,
      65504,
      2 ** -24,
      -2,
      Infinity,
      Number.NaN,
    ]);
  });

  it('reads bfloat16 as the upper half of a float32', () => {
    expect(numbers('BF16', 0x3f80, 0xc040, 0x7f80)).toEqual([1, -3, Infinity]);
  });

  it('reads 64-bit integers, and refuses one that float64 would round', () => {
    const of = (value: bigint) =>
      tensorNumbers({ dtype: 'I64', shape: [1], data: BigInt64Array.of(value) }, 'count').data[0];
    expect(of(-300n)).toBe(-300);
    expect(() => of(2n ** 53n + 1n)).toThrow("'count': expected integers below 2^53");
  });

  it('refuses 8-bit floats', () => {
    const tensor = { dtype: 'F8_E4M3', shape: [1], data: Uint8Array.of(0) } as const;
    expect(() => tensorNumbers(tensor, 'x')).toThrow(
      "'x': expected 16-, 32- or 64-bit numbers, found F8_E4M3",
    );
  });
});
