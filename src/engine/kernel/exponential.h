// exp in float32: argument reduced to [-ln2/2, ln2/2] in two steps, then a polynomial of degree six.
// Method and coefficients: S. Moshier, Cephes Mathematical Library, single precision `expf`.
// Only +, -, *, rounding and integer shifts: the same bits on every machine.
#ifndef EXPONENTIAL_H
#define EXPONENTIAL_H

#include "vector.h"

/** Below -87 the result is 0, from 88 on e^88; NaN stays. */
INLINE f32x8 exp8(f32x8 x) {
  f32x8 clamped = select8(x > -87.0f, x, splat8(-87.0f));
  clamped = select8(clamped < 88.0f, clamped, splat8(88.0f));
  f32x8 n = __builtin_elementwise_roundeven(clamped * 1.44269504088896341f);
  f32x8 r = clamped - n * 0.693359375f;
  r = r - n * -2.1219444e-4f;
  f32x8 y = splat8(1.98756915e-4f);
  y = y * r + 1.3981999507e-3f;
  y = y * r + 8.3334519073e-3f;
  y = y * r + 4.1665795894e-2f;
  y = y * r + 1.6666665459e-1f;
  y = y * r + 5.0000001201e-1f;
  y = y * (r * r) + r + 1.0f;
  f32x8 result = y * (f32x8)((floatToInt32x8(n) + 127) << 23);
  return clear8(x < -87.0f, select8(x == x, result, x));
}

#endif
