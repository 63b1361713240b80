#ifndef GLP_BACKWARD_H
#define GLP_BACKWARD_H

#include "glp/glpLayerNorm.h"
#include "glp/glpMatrix.h"
#include "glp/glpRows.h"
#include "glp/glpTimedGate.h"

/** Shard by shard: each has its own gradient of the norm's parameters. */
INLINE void normBackward(const Glp *d, char *s, int32_t norm, int32_t rows, int32_t at) {
  for (int32_t i = 0; i < rows; i += SHARD_ROWS) {
    int32_t from = i * d->model, count = smaller(SHARD_ROWS, rows - i);
    float *gradient = AREA(s, scaledGradient) + from, *stream = AREA(s, streamGradient) + from;
    float *normalised = normalisedOf(d, s, norm) + from, *inverse = inverseOf(d, s, norm) + i;
    float *scale = normPartialOf(d, (at + i) / SHARD_ROWS) + norm * d->model;
    if (d->layerNorm)
      layerNormBackward(
          gradient, scalesOf(d, norm), normalised, inverse, stream, scale, scale + scaleCount(d), count, d->model);
    else rmsNormBackward(gradient, scalesOf(d, norm), normalised, inverse, stream, scale, count, d->model);
  }
}

/**
 * Backward through `forward` from the gradient at `output`: keeps the gradients at each layer's outputs as rows
 * `at` ... of the batch, and adds those of the norms' parameters to their shards'.
 */
INLINE void backward(const Glp *d, char *s, int32_t rows, int32_t at) {
  float *output = AREA(s, output), *stream = AREA(s, streamGradient);
  float *scaled = AREA(s, scaledGradient), *active = AREA(s, activeGradient);
  __builtin_memset(stream, 0, 4 * (uint32_t)(rows * d->model));
  keepRight(d, OUTPUT_MATRIX, output, rows, at);
  multiplyTransposed(d, OUTPUT_MATRIX, output, scaled, rows, 0);
  normBackward(d, s, d->blocks, rows, at);
  for (int32_t block = d->blocks - 1; block >= 0; block--) {
    float *gateUp = gateUpOf(d, s, block);
    int32_t matrix = blockMatrix(d, block);
    keepRight(d, matrix + 1, stream, rows, at);
    multiplyTransposed(d, matrix + 1, stream, active, rows, 0);
    if (d->timeMultiplies) {
      float *factor = factorOf(d, s, block);
      timedSwigluBackward(gateUp, factor, active, rows, d->mlp);
      keepRight(d, matrix + 2, factor, rows, at);
      multiplyTransposed(d, matrix + 2, factor, AREA(s, timeGradient), rows, block < d->blocks - 1);
    } else swigluBackward(gateUp, active, rows, d->mlp);
    keepRight(d, matrix, gateUp, rows, at);
    multiplyTransposed(d, matrix, gateUp, scaled, rows, 0);
    normBackward(d, s, block, rows, at);
  }
  // Where input and second time matrix add to the same stream one kept gradient serves both.
  keepRight(d, INPUT_MATRIX, stream, rows, at);
  float *inner = AREA(s, timeActive), *time = d->timeMultiplies ? AREA(s, timeGradient) : stream;
  if (d->timeMultiplies) keepRight(d, TIME_SECOND, time, rows, at);
  multiplyTransposed(d, TIME_SECOND, time, inner, rows, 0);
  siluBackward(AREA(s, timeInner), inner, rows * d->timeHidden);
  keepRight(d, TIME_FIRST, inner, rows, at);
}

#endif
