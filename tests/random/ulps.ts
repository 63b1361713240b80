const view = new DataView(new ArrayBuffer(8));

/** How many float64 lie between two numbers of one sign. */
export function ulps(a: number, b: number): number {
  return Math.abs(Number(bits(a) - bits(b)));
}

function bits(x: number): bigint {
  view.setFloat64(0, x);
  return view.getBigInt64(0);
}
