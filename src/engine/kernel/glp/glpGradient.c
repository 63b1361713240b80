#include "kernel.h"
#include "glp/glpMatrix.h"
#include "rows.h"

INLINE double sumOfSquares(const float *x, int32_t n) {
  f64x4 sum = {0};
  for (int32_t o = 0; o < n; o += 4) {
    f64x4 four = __builtin_convertvector(load4(x + o), f64x4);
    sum = sum + four * four;
  }
  return (sum[0] + sum[2]) + (sum[1] + sum[3]);
}

/** Lays a weight matrix out in panels for `multiply` or, transposed, for `multiplyTransposed`. */
EXPORT void packMatrix(const Glp *d, int32_t matrix, int32_t transposed) {
  const GlpMatrix *m = &d->matrices[matrix];
  const float *from = floatsAt(d, d->parameters + m->offset);
  if (transposed)
    packTransposedPanels32(from, m->columns, m->columns, m->rows, floatsAt(d, d->packedTransposed + m->offset));
  else packPanels32(from, m->columns, m->rows, m->columns, floatsAt(d, d->packed + m->offset));
}

/**
 * Rows from ... to - 1 (multiples of 8) of a weight matrix' gradient: inputs^T times output gradients, summed over the
 * whole batch in order, whichever thread does it. Returns the sum of their squares.
 */
EXPORT double weightGradient(const Glp *d, int32_t matrix, int32_t from, int32_t to) {
  const GlpMatrix *m = &d->matrices[matrix];
  const float *left = floatsAt(d, d->store + m->left), *right = floatsAt(d, d->store + m->right);
  float *gradient = floatsAt(d, d->gradient + m->offset);
  uint32_t panel = 8 * (uint32_t)d->batch;
  for (int32_t j = 0; j < m->columns; j += 16)
    for (int32_t i = from; i < to; i += 8)
      product32(
          left + (uint32_t)(i >> 3) * panel, 1, 8, right + (uint32_t)(j >> 3) * panel, panel, 8, gradient + i * m->columns + j,
          m->columns, 8, smaller(16, m->columns - j), d->batch, 0);
  return sumOfSquares(gradient + from * m->columns, (to - from) * m->columns);
}

/** A layer's bias: its output gradients, summed over the whole batch in order. Returns the sum of its squares. */
INLINE double biasGradient(const Glp *d, const GlpMatrix *m) {
  float *out = floatsAt(d, d->gradient + m->bias);
  const float *right = floatsAt(d, d->store + m->right);
  for (int32_t j = 0; j < m->columns; j += 8) {
    f32x8 sum = splat8(0);
    for (int32_t k = 0; k < d->batch; k++, right += 8) sum = sum + load8(right);
    store8(out + j, sum);
  }
  return sumOfSquares(out, m->columns);
}

/**
 * The gradient of all vectors: of the norms' parameters, the shards' sums in shard order, then of the biases where there
 * are any. Returns the sum of its squares.
 */
EXPORT double vectorGradient(const Glp *d) {
  int32_t n = normCount(d), shards = (d->batch + SHARD_ROWS - 1) / SHARD_ROWS;
  float *out = floatsAt(d, d->gradient + d->scales);
  const float *partials = floatsAt(d, d->normPartials);
  __builtin_memcpy(out, partials, 4 * (uint32_t)n);
  for (int32_t shard = 1; shard < shards; shard++) addRow(out, partials + shard * n, n);
  double sum = sumOfSquares(out, n);
  if (!d->layerNorm) return sum;
  for (int32_t matrix = 0; matrix < blockMatrix(d, d->blocks); matrix++) sum += biasGradient(d, &d->matrices[matrix]);
  return sum;
}
