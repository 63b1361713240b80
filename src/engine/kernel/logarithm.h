// The natural logarithm in float32: mantissa in [sqrt(1/2), sqrt(2)), then a polynomial of degree nine.
// Method and coefficients: S. Moshier, Cephes Mathematical Library, single precision `logf`.
#ifndef LOGARITHM_H
#define LOGARITHM_H

#include "vector.h"

/** For normal x > 0. */
INLINE f32x8 log8(f32x8 x) {
  i32x8 bits = (i32x8)x - 0x3f3504f3;
  f32x8 e = int32ToFloat8(bits >> 23);
  f32x8 f = (f32x8)((bits & 0x007fffff) + 0x3f3504f3) - 1.0f;
  f32x8 square = f * f;
  f32x8 y = splat8(7.0376836292e-2f);
  y = y * f + -1.151461031e-1f;
  y = y * f + 1.167699874e-1f;
  y = y * f + -1.2420140846e-1f;
  y = y * f + 1.4249322787e-1f;
  y = y * f + -1.6668057665e-1f;
  y = y * f + 2.0000714765e-1f;
  y = y * f + -2.4999993993e-1f;
  y = y * f + 3.3333331174e-1f;
  y = y * f * square;
  y = y + e * -2.12194440e-4f;
  y = y - square * 0.5f;
  return f + y + e * 0.693359375f;
}

#endif
