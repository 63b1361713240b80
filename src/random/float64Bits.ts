const view = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of a float64 (sign, exponent, 20 bits of mantissa), unsigned. */
export function highWord(x: number): number {
  view.setFloat64(0, x);
  return view.getUint32(0);
}

/** `x` with its upper 32 bits replaced. */
export function withHighWord(x: number, high: number): number {
  view.setFloat64(0, x);
  view.setUint32(0, high);
  return view.getFloat64(0);
}

/** 2^k exactly, for a normal result: -1022 <= k <= 1023. */
export function powerOfTwo(k: number): number {
  return withHighWord(0, (k + 1023) << 20);
}

/** x * 2^k with a single rounding, also where the result is subnormal; `x` in [0.5, 4) and any integer k. */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > 1023) return k > 1026 ? Number.POSITIVE_INFINITY : x * powerOfTwo(1023) * powerOfTwo(k - 1023);
  if (k >= -1021) return x * powerOfTwo(k);
  if (k < -1080) return 0;
  return x * powerOfTwo(k + 1000) * powerOfTwo(-1000);
}

const TWO_54 = 18014398509481984;

/** x = mantissa * 2^exponent for finite x > 0, the mantissa in [sqrt(1/2), sqrt(2)) to within 2^-20. */
export function splitNearOne(x: number): { mantissa: number; exponent: number } {
  const shift = x < 2.2250738585072014e-308 ? 54 : 0;
  const scaled = shift === 0 ? x : x * TWO_54;
  const high = highWord(scaled);
  const fraction = high & 0xfffff;
  const aboveSqrt2 = fraction >= 0x6a09e ? 1 : 0;
  return {
    mantissa: withHighWord(scaled, fraction | ((1023 - aboveSqrt2) << 20)),
    exponent: (high >>> 20) - 1023 + aboveSqrt2 - shift,
  };
}
