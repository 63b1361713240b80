// Threefry-2x32 in counter mode, as jax.random draws bits: word i depends on the key and on i alone.
#ifndef THREEFRY_H
#define THREEFRY_H

#include "vector.h"

INLINE u32x8 threefry8(uint32_t key0, uint32_t key1, u32x8 counter) {
  const uint32_t keys[3] = {key0, key1, key0 ^ key1 ^ 0x1bd11bda};
  u32x8 x = (u32x8){0} + keys[0], y = counter + keys[1];
#define ROUND(by) x += y, y = ((y << by) | (y >> (32 - by))) ^ x
#define GROUP(number, a, b, c, d) \
  ROUND(a), ROUND(b), ROUND(c), ROUND(d), x += keys[number % 3], y += keys[(number + 1) % 3] + number
  GROUP(1, 13, 15, 26, 6);
  GROUP(2, 17, 29, 16, 24);
  GROUP(3, 13, 15, 26, 6);
  GROUP(4, 17, 29, 16, 24);
  GROUP(5, 13, 15, 26, 6);
#undef GROUP
#undef ROUND
  return x ^ y;
}

#endif
