// Matrices laid out in panels of eight columns, row after row, as products read them.
#ifndef PANELS_H
#define PANELS_H

#include "vector.h"

/** Packs B [depth x columns], rows `stride` numbers apart; columns a multiple of 8. */
INLINE void packInto(const float *b, uint32_t stride, int32_t depth, int32_t columns, float *out, uint32_t panel) {
  for (int32_t j = 0; j < columns; j += 8, out += panel) {
    const float *from = b + j;
    for (int32_t k = 0; k < depth; k++, from += stride) store8(out + 8 * k, load8(from));
  }
}

EXPORT void packPanels32(const float *b, uint32_t stride, int32_t depth, int32_t columns, float *out);
EXPORT void packTransposedPanels32(const float *b, uint32_t stride, int32_t depth, int32_t columns, float *out);

#endif
