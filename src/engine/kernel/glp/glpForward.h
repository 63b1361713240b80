#ifndef GLP_FORWARD_H
#define GLP_FORWARD_H

#include "glp/glpMatrix.h"
#include "glp/glpRows.h"
#include "glp/glpTime.h"

INLINE void normOf(const Glp *d, char *s, int32_t norm, int32_t rows) {
  rmsNorm(
      AREA(s, stream), scalesOf(d, norm), d->epsilon, normalisedOf(d, s, norm), inverseOf(d, s, norm), AREA(s, scaled), rows,
      d->model);
}

/**
 * The velocity of the rows at `x` of scratch area `s` for their times, into `output`:
 *   stream = x W_in + silu(features(t) W_t1) W_t2; stream += swiglu(norm(stream) W_gateUp) W_down in each block;
 *   velocity = norm(stream) W_out.
 * With `at` >= 0 the inputs of each layer are kept as rows `at` ... of the batch.
 */
INLINE void forward(const Glp *d, char *s, const float *times, int32_t rows, int32_t at) {
  float *x = AREA(s, x), *stream = AREA(s, stream), *features = AREA(s, features);
  float *inner = AREA(s, timeInner), *active = AREA(s, timeActive);
  timeFeatures(times, rows, floatsAt(d, d->frequencies), d->timeFeatures >> 1, features);
  multiply(d, TIME_FIRST, features, inner, rows, 0);
  silu(inner, active, rows * d->timeHidden);
  multiply(d, INPUT_MATRIX, x, stream, rows, 0);
  multiply(d, TIME_SECOND, active, stream, rows, 1);
  if (at >= 0) {
    keepLeft(d, INPUT_MATRIX, x, rows, at);
    keepLeft(d, TIME_FIRST, features, rows, at);
    keepLeft(d, TIME_SECOND, active, rows, at);
  }
  float *scaled = AREA(s, scaled), *out = AREA(s, active);
  for (int32_t block = 0; block < d->blocks; block++) {
    float *gateUp = gateUpOf(d, s, block);
    int32_t matrix = FIRST_BLOCK + 2 * block;
    normOf(d, s, block, rows);
    multiply(d, matrix, scaled, gateUp, rows, 0);
    swiglu(gateUp, out, rows, d->mlp);
    multiply(d, matrix + 1, out, stream, rows, 1);
    if (at >= 0) {
      keepLeft(d, matrix, scaled, rows, at);
      keepLeft(d, matrix + 1, out, rows, at);
    }
  }
  normOf(d, s, d->blocks, rows);
  multiply(d, OUTPUT_MATRIX, scaled, AREA(s, output), rows, 0);
  if (at >= 0) keepLeft(d, OUTPUT_MATRIX, scaled, rows, at);
}

#endif
