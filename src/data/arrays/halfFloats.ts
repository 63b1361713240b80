/** The value of every float16 by its 16 bits (IEEE 754 binary16), infinities and NaN included. */
export const FLOAT16 = remembered((bits) => {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
});

/** The value of every bfloat16 by its 16 bits: the upper half of a float32. */
export const BFLOAT16 = remembered((bits) => {
  const word = new Uint32Array([bits << 16]);
  return new Float32Array(word.buffer)[0];
});

function remembered(value: (bits: number) => number): () => Float64Array {
  let table: Float64Array | undefined;
  return () => (table ??= Float64Array.from({ length: 65536 }, (_, bits) => value(bits)));
}
