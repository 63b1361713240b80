// Small operations on float32 rows whose length is a multiple of 8; the primitives of the layers.
#ifndef ROWS_H
#define ROWS_H

#include "vector.h"

#define EACH8(o, n) for (int32_t o = 0; o < (n); o += 8)

INLINE float sumOfRow(const float *row, int32_t n) {
  f32x4 sum = {0};
  EACH8(o, n) sum = addLanes(sum, load8(row + o));
  return sumOfLanes(sum);
}

/** To 10 bits of mantissa, to the nearest even, as units that multiply in TF32 read their operands. */
INLINE f32x8 tf32x8(f32x8 x) {
  u32x8 bits = (u32x8)x;
  return (f32x8)((bits + 0xfff + ((bits >> 13) & 1)) & ~0x1fffu);
}

/** out += x. */
INLINE void addRow(float *out, const float *x, int32_t n) {
  EACH8(o, n) store8(out + o, load8(out + o) + load8(x + o));
}

/** out = out + bias, and then relu where `relu`. */
INLINE void addBias(float *out, const float *bias, int32_t n, int relu) {
  EACH8(o, n) {
    f32x8 sum = load8(out + o) + load8(bias + o);
    store8(out + o, relu ? relu8(sum) : sum);
  }
}

/** Backward through relu: the gradient is kept where the activation is above 0. */
INLINE void maskWhereActive(float *gradient, const float *activation, int32_t n) {
  EACH8(o, n) store8(gradient + o, (f32x8)((i32x8)load8(gradient + o) & (load8(activation + o) > 0)));
}

/** gradient -= (gradient . m) m for one direction m. */
INLINE void projectOutRow(float *gradient, const float *direction, int32_t n) {
  f32x4 dot = {0};
  EACH8(o, n) dot = addLanes(dot, load8(gradient + o) * load8(direction + o));
  float along = sumOfLanes(dot);
  EACH8(o, n) store8(gradient + o, load8(gradient + o) - along * load8(direction + o));
}

#endif
