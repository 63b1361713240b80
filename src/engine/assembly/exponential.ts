// exp in float32 on four lanes: argument reduced to [-ln2/2, ln2/2] in two steps, then a polynomial of degree six.
// Method and coefficients: S. Moshier, Cephes Mathematical Library, single precision `expf`.
// Only +, -, *, nearest and integer shifts: the same bits on every machine. Below -87 the result is 0, above 88 clamped.

export function expVector(x: v128): v128 {
  const clamped = f32x4.min(f32x4.max(x, f32x4.splat(-87.0)), f32x4.splat(88.0));
  const n = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(clamped, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let y = f32x4.splat(1.98756915e-4);
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(5.0000001201e-1));
  y = f32x4.add(f32x4.add(f32x4.mul(y, f32x4.mul(r, r)), r), f32x4.splat(1.0));
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  const result = f32x4.mul(y, scale);
  // NaN must stay NaN: min and max propagate it, the shift above would not.
  const kept = v128.bitselect(result, x, f32x4.eq(x, x));
  return v128.andnot(kept, f32x4.lt(x, f32x4.splat(-87.0)));
}
