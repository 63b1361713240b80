// Sinusoidal features of time, cosines first and then sines, as DiT and the generative latent prior have them.
// Sine and cosine: S. Moshier, Cephes Mathematical Library, single precision, for 0 <= x < 8192.

/** out [rows x 2 half]: cos(t f), sin(t f) for each frequency f; half a multiple of 4. */
export function timeFeatures(times: usize, rows: i32, frequencies: usize, half: i32, out: usize): void {
  const bytes = (<usize>half) << 2;
  for (let i = 0; i < rows; i++) {
    const t = v128.load32_splat(times + ((<usize>i) << 2));
    for (let o: usize = 0; o < bytes; o += 16) {
      cosineAndSine(f32x4.mul(t, v128.load(frequencies + o)), out + o, out + bytes + o);
    }
    out += 2 * bytes;
  }
}

@inline
function cosineAndSine(x: v128, cosine: usize, sine: usize): void {
  const octant = i32x4.trunc_sat_f32x4_s(f32x4.mul(x, f32x4.splat(1.27323954473516)));
  const even = v128.and(i32x4.add(octant, i32x4.splat(1)), i32x4.splat(-2));
  const n = f32x4.convert_i32x4_s(even);
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.78515625)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(2.4187564849853515625e-4)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(3.77489497744594108e-8)));
  const square = f32x4.mul(r, r);
  let c = f32x4.splat(2.443315711809948e-5);
  c = f32x4.add(f32x4.mul(c, square), f32x4.splat(-1.388731625493765e-3));
  c = f32x4.add(f32x4.mul(c, square), f32x4.splat(4.166664568298827e-2));
  c = f32x4.mul(f32x4.mul(c, square), square);
  c = f32x4.add(f32x4.sub(c, f32x4.mul(square, f32x4.splat(0.5))), f32x4.splat(1));
  let s = f32x4.splat(-1.9515295891e-4);
  s = f32x4.add(f32x4.mul(s, square), f32x4.splat(8.3321608736e-3));
  s = f32x4.add(f32x4.mul(s, square), f32x4.splat(-1.6666654611e-1));
  s = f32x4.add(f32x4.mul(f32x4.mul(s, square), r), r);
  // Quadrant q: 0 (c, s), 1 (-s, c), 2 (-c, -s), 3 (s, -c).
  const swap = i32x4.ne(v128.and(even, i32x4.splat(2)), i32x4.splat(0));
  const sineSign = i32x4.shl(v128.and(even, i32x4.splat(4)), 29);
  const cosineSign = i32x4.shl(v128.and(i32x4.add(even, i32x4.splat(2)), i32x4.splat(4)), 29);
  v128.store(cosine, v128.xor(v128.bitselect(s, c, swap), cosineSign));
  v128.store(sine, v128.xor(v128.bitselect(c, s, swap), sineSign));
}
