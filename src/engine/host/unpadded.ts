/** A copy of `rows` rows of `columns` numbers that begin `stride` numbers apart, one behind the other. */
export function unpadded<Numbers extends Float32Array | Float64Array>(
  from: Numbers,
  rows: number,
  columns: number,
  stride: number,
): Numbers {
  const out = from.slice(0, rows * columns) as Numbers;
  if (stride === columns) return out;
  for (let r = 0; r < rows; r++) out.set(from.subarray(r * stride, r * stride + columns), r * columns);
  return out;
}
