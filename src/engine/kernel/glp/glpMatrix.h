#ifndef GLP_MATRIX_H
#define GLP_MATRIX_H

#include "glp/glp.h"
#include "product/panels.h"
#include "product/product32.h"
#include "rows.h"

/** A panel of 8 columns and this depth is 16 KB: it stays in the first-level cache beside the rows it meets. */
#define DEPTH_BLOCK 512

INLINE void panelProduct(
    const float *a, const float *panels, float *c, int32_t rows, int32_t columns, int32_t depth, int accumulate) {
  for (int32_t k = 0; k < depth; k += DEPTH_BLOCK)
    product32(
        a + k, depth, 1, panels + 8 * k, 8 * depth, 8, c, columns, rows, columns, smaller(DEPTH_BLOCK, depth - k),
        accumulate || k > 0);
}

/** c = a W, or c += a W, for rows of a. */
INLINE void multiply(const Glp *d, int32_t matrix, const float *a, float *c, int32_t rows, int accumulate) {
  const GlpMatrix *m = &d->matrices[matrix];
  panelProduct(a, floatsAt(d, d->packed + m->offset), c, rows, m->columns, m->rows, accumulate);
}

/** A layer: c = a W, or c += a W, and its bias where layers have one. */
INLINE void layer(const Glp *d, int32_t matrix, const float *a, float *c, int32_t rows, int accumulate) {
  const GlpMatrix *m = &d->matrices[matrix];
  multiply(d, matrix, a, c, rows, accumulate);
  if (!d->layerNorm) return;
  const float *bias = floatsAt(d, d->parameters + m->bias);
  for (int32_t i = 0; i < rows; i++) addRow(c + i * m->columns, bias, m->columns);
}

/** c = a Wt, or c += a Wt, for rows of a. */
INLINE void multiplyTransposed(const Glp *d, int32_t matrix, const float *a, float *c, int32_t rows, int accumulate) {
  const GlpMatrix *m = &d->matrices[matrix];
  panelProduct(a, floatsAt(d, d->packedTransposed + m->offset), c, rows, m->rows, m->columns, accumulate);
}

INLINE void keep(const Glp *d, Offset store, const float *x, int32_t rows, int32_t columns, int32_t at) {
  packInto(x, columns, rows, columns, floatsAt(d, d->store + store) + 8 * at, 8 * (uint32_t)d->batch);
}

/** Keeps rows of a layer's inputs as rows `at` ... of the batch for `weightGradient`, in panels over the whole batch. */
INLINE void keepLeft(const Glp *d, int32_t matrix, const float *x, int32_t rows, int32_t at) {
  keep(d, d->matrices[matrix].left, x, rows, d->matrices[matrix].rows, at);
}

/** Keeps rows of the gradients at a layer's outputs, likewise. */
INLINE void keepRight(const Glp *d, int32_t matrix, const float *x, int32_t rows, int32_t at) {
  keep(d, d->matrices[matrix].right, x, rows, d->matrices[matrix].columns, at);
}

#endif
