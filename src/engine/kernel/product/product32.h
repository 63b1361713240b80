#ifndef PRODUCT32_H
#define PRODUCT32_H

#include "vector.h"

/** C = A B or C += A B in float32; operands, strides and blocking are explained in product.h. */
EXPORT void product32(
    const float *a, uint32_t aRow, uint32_t aDepth, const float *b, uint32_t bPanel, uint32_t bDepth, float *c,
    uint32_t cRow, int32_t rows, int32_t columns, int32_t depth, int32_t accumulate);

#endif
