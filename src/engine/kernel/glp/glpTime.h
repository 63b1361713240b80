// Sinusoidal features of time, cosines first and then sines, as DiT and the generative latent prior have them.
// Sine and cosine: S. Moshier, Cephes Mathematical Library, single precision, for 0 <= x < 8192.
#ifndef GLP_TIME_H
#define GLP_TIME_H

#include "rows.h"

INLINE void cosineAndSine(f32x8 x, f32x8 *cosine, f32x8 *sine) {
  i32x8 even = (floatToInt32x8(x * 1.27323954473516f) + 1) & -2;
  f32x8 n = int32ToFloat8(even);
  f32x8 r = x - n * 0.78515625f;
  r = r - n * 2.4187564849853515625e-4f;
  r = r - n * 3.77489497744594108e-8f;
  f32x8 square = r * r;
  f32x8 c = splat8(2.443315711809948e-5f);
  c = c * square + -1.388731625493765e-3f;
  c = c * square + 4.166664568298827e-2f;
  c = c * square * square;
  c = c - square * 0.5f + 1.0f;
  f32x8 s = splat8(-1.9515295891e-4f);
  s = s * square + 8.3321608736e-3f;
  s = s * square + -1.6666654611e-1f;
  s = s * square * r + r;
  // Quadrant q: 0 (c, s), 1 (-s, c), 2 (-c, -s), 3 (s, -c).
  i32x8 swap = (even & 2) != 0;
  i32x8 sineSign = (even & 4) << 29, cosineSign = ((even + 2) & 4) << 29;
  *cosine = (f32x8)((i32x8)select8(swap, s, c) ^ cosineSign);
  *sine = (f32x8)((i32x8)select8(swap, c, s) ^ sineSign);
}

/** out [rows x 2 half]: cos(t f), sin(t f) for each frequency f; half a multiple of 4. */
INLINE void timeFeatures(const float *times, int32_t rows, const float *frequencies, int32_t half, float *out) {
  f32x8 cosine, sine;
  for (int32_t i = 0; i < rows; i++, out += 2 * half) {
    int32_t o = 0;
    for (; o + 8 <= half; o += 8) {
      cosineAndSine(times[i] * load8(frequencies + o), &cosine, &sine);
      store8(out + o, cosine);
      store8(out + half + o, sine);
    }
    if (o < half) {
      f32x4 four = load4(frequencies + o);
      cosineAndSine(times[i] * __builtin_shufflevector(four, four, 0, 1, 2, 3, 0, 1, 2, 3), &cosine, &sine);
      store4(out + o, low(cosine));
      store4(out + half + o, low(sine));
    }
  }
}

#endif
