#ifndef GLP_FORWARD_H
#define GLP_FORWARD_H

#include "glp/glpLayerNorm.h"
#include "glp/glpMatrix.h"
#include "glp/glpRows.h"
#include "glp/glpTime.h"
#include "glp/glpTimedGate.h"

INLINE void normOf(const Glp *d, char *s, int32_t norm, int32_t rows) {
  float *normalised = normalisedOf(d, s, norm), *inverse = inverseOf(d, s, norm), *scaled = AREA(s, scaled);
  if (d->layerNorm)
    layerNorm(
        AREA(s, stream), scalesOf(d, norm), shiftsOf(d, norm), d->epsilon, normalised, inverse, scaled, rows, d->model);
  else rmsNorm(AREA(s, stream), scalesOf(d, norm), d->epsilon, normalised, inverse, scaled, rows, d->model);
}

/**
 * The velocity of the rows at `x` of scratch area `s` for their times, into `output`:
 *   stream = x W_in + silu(features(t) W_t1) W_t2; stream += swiglu(norm(stream) W_gateUp) W_down in each block;
 *   velocity = norm(stream) W_out.
 * Where time multiplies it is not added there: e = silu(features(t) W_t1) W_t2, and the gate of a block's swiglu is
 * multiplied by e W_time. Where layers have biases, each W is followed by one.
 * With `at` >= 0 the inputs of each layer are kept as rows `at` ... of the batch.
 */
INLINE void forward(const Glp *d, char *s, const float *times, int32_t rows, int32_t at) {
  float *x = AREA(s, x), *stream = AREA(s, stream), *features = AREA(s, features);
  float *inner = AREA(s, timeInner), *active = AREA(s, timeActive);
  timeFeatures(times, rows, floatsAt(d, d->frequencies), d->timeFeatures >> 1, features);
  layer(d, TIME_FIRST, features, inner, rows, 0);
  silu(inner, active, rows * d->timeHidden);
  layer(d, INPUT_MATRIX, x, stream, rows, 0);
  float *time = d->timeMultiplies ? AREA(s, time) : stream;
  layer(d, TIME_SECOND, active, time, rows, !d->timeMultiplies);
  if (at >= 0) {
    keepLeft(d, INPUT_MATRIX, x, rows, at);
    keepLeft(d, TIME_FIRST, features, rows, at);
    keepLeft(d, TIME_SECOND, active, rows, at);
  }
  float *scaled = AREA(s, scaled), *out = AREA(s, active);
  for (int32_t block = 0; block < d->blocks; block++) {
    float *gateUp = gateUpOf(d, s, block);
    int32_t matrix = blockMatrix(d, block);
    normOf(d, s, block, rows);
    layer(d, matrix, scaled, gateUp, rows, 0);
    if (d->timeMultiplies) {
      float *factor = factorOf(d, s, block);
      layer(d, matrix + 2, time, factor, rows, 0);
      timedSwiglu(gateUp, factor, out, rows, d->mlp);
      if (at >= 0) keepLeft(d, matrix + 2, time, rows, at);
    } else swiglu(gateUp, out, rows, d->mlp);
    layer(d, matrix + 1, out, stream, rows, 1);
    if (at >= 0) {
      keepLeft(d, matrix, scaled, rows, at);
      keepLeft(d, matrix + 1, out, rows, at);
    }
  }
  normOf(d, s, d->blocks, rows);
  layer(d, OUTPUT_MATRIX, scaled, AREA(s, output), rows, 0);
  if (at >= 0) keepLeft(d, OUTPUT_MATRIX, scaled, rows, at);
}

#endif
