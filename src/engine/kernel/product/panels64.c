// Panels of four columns for product64; the last one is filled up with zeros.
#include "kernel.h"
#include "vector.h"

/** Packs B [depth x columns], rows `stride` numbers apart. */
EXPORT void packPanels64(const double *b, uint32_t stride, int32_t depth, int32_t columns, double *out) {
  for (int32_t j = 0; j < columns; j += 4)
    for (int32_t k = 0; k < depth; k++)
      for (int32_t lane = 0; lane < 4; lane++) *out++ = j + lane < columns ? b[(uint32_t)k * stride + j + lane] : 0;
}

/** Packs the transpose of B [columns x depth]. */
EXPORT void packTransposedPanels64(const double *b, uint32_t stride, int32_t depth, int32_t columns, double *out) {
  for (int32_t j = 0; j < columns; j += 4)
    for (int32_t k = 0; k < depth; k++)
      for (int32_t lane = 0; lane < 4; lane++) *out++ = j + lane < columns ? b[(uint32_t)(j + lane) * stride + k] : 0;
}
