// The engine's float32 functions (kernel/exponential.h, logarithm.h, rows.h, threefry.h), a number at a time: same bytes.
#ifndef ROW_FUNCTIONS_H
#define ROW_FUNCTIONS_H

#include "lanes.h"

BOTH float exponential(float x) {
  float clamped = x > -87.0f ? x : -87.0f;
  clamped = clamped < 88.0f ? clamped : 88.0f;
  float n = rintf(clamped * 1.44269504088896341f);
  float r = clamped - n * 0.693359375f;
  r = r - n * -2.1219444e-4f;
  float y = 1.98756915e-4f;
  y = y * r + 1.3981999507e-3f;
  y = y * r + 8.3334519073e-3f;
  y = y * r + 4.1665795894e-2f;
  y = y * r + 1.6666665459e-1f;
  y = y * r + 5.0000001201e-1f;
  y = y * (r * r) + r + 1.0f;
  float result = y * floatOf(((int32_t)n + 127) << 23);
  return x < -87.0f ? 0.0f : x == x ? result : x;
}

BOTH float logarithm(float x) {
  int32_t bits = bitsOf(x) - 0x3f3504f3;
  float e = (float)(bits >> 23);
  float f = floatOf((bits & 0x007fffff) + 0x3f3504f3) - 1.0f;
  float square = f * f;
  float y = 7.0376836292e-2f;
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

BOTH uint32_t threefry(uint32_t key0, uint32_t key1, uint32_t counter) {
  const uint32_t keys[3] = {key0, key1, key0 ^ key1 ^ 0x1bd11bda};
  const int turns[8] = {13, 15, 26, 6, 17, 29, 16, 24};
  uint32_t x = keys[0], y = counter + keys[1];
  for (uint32_t group = 1; group <= 5; group++) {
    for (int i = 0; i < 4; i++) {
      int by = turns[(group & 1 ? 0 : 4) + i];
      x += y;
      y = ((y << by) | (y >> (32 - by))) ^ x;
    }
    x += keys[group % 3];
    y += keys[(group + 1) % 3] + group;
  }
  return x ^ y;
}

/** To 10 bits of mantissa where the run multiplies in TF32. */
BOTH float operand(int32_t tf32, float x) {
  if (!tf32) return x;
  uint32_t bits = (uint32_t)bitsOf(x);
  return floatOf((int32_t)((bits + 0xfff + ((bits >> 13) & 1)) & ~0x1fffu));
}

BOTH float relu(float x) { return x <= 0 ? 0.0f : x; }
/** x where the activation is above 0. */
BOTH float whereActive(float x, float activation) { return activation > 0 ? x : 0.0f; }
/** 0 where |x| < 1e-30, as the optimiser keeps its numbers. */
BOTH float withoutTiny(float x) { return fabsf(x) < 1e-30f ? 0.0f : x; }

#endif
