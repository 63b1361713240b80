#include "product/panels.h"

EXPORT void packPanels32(const float *b, uint32_t stride, int32_t depth, int32_t columns, float *out) {
  packInto(b, stride, depth, columns, out, 8 * (uint32_t)depth);
}

#define INTERLEAVE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

/** Packs the transpose of B [columns x depth], rows `stride` numbers apart, by tiles of 4 x 4 turned in registers. */
EXPORT void packTransposedPanels32(const float *b, uint32_t stride, int32_t depth, int32_t columns, float *out) {
  for (int32_t j = 0; j < columns; j += 4, b += 4 * stride) {
    float *panel = out + 8 * (uint32_t)(j >> 3) * (uint32_t)depth + (j & 4);
    int32_t k = 0;
    for (; k + 4 <= depth; k += 4) {
      const float *from = b + k;
      f32x4 r0 = load4(from), r1 = load4(from + stride), r2 = load4(from + 2 * stride), r3 = load4(from + 3 * stride);
      f32x4 low01 = INTERLEAVE(r0, r1, 0, 4, 1, 5), high01 = INTERLEAVE(r0, r1, 2, 6, 3, 7);
      f32x4 low23 = INTERLEAVE(r2, r3, 0, 4, 1, 5), high23 = INTERLEAVE(r2, r3, 2, 6, 3, 7);
      store4(panel + 8 * k, INTERLEAVE(low01, low23, 0, 1, 4, 5));
      store4(panel + 8 * k + 8, INTERLEAVE(low01, low23, 2, 3, 6, 7));
      store4(panel + 8 * k + 16, INTERLEAVE(high01, high23, 0, 1, 4, 5));
      store4(panel + 8 * k + 24, INTERLEAVE(high01, high23, 2, 3, 6, 7));
    }
    for (; k < depth; k++)
      store4(panel + 8 * k, (f32x4){b[k], b[k + stride], b[k + 2 * stride], b[k + 3 * stride]});
  }
}
