#ifndef GLP_BACKWARD_H
#define GLP_BACKWARD_H

#include "glp/glpMatrix.h"
#include "glp/glpRows.h"

/** Shard by shard: each has its own gradient of the scales. */
INLINE void normBackward(const Glp *d, char *s, int32_t norm, int32_t rows, int32_t at) {
  for (int32_t i = 0; i < rows; i += SHARD_ROWS) {
    int32_t from = i * d->model;
    rmsNormBackward(
        AREA(s, scaledGradient) + from, scalesOf(d, norm), normalisedOf(d, s, norm) + from, inverseOf(d, s, norm) + i,
        AREA(s, streamGradient) + from, scalePartialOf(d, (at + i) / SHARD_ROWS) + norm * d->model,
        smaller(SHARD_ROWS, rows - i), d->model);
  }
}

/**
 * Backward through `forward` from the gradient at `output`: keeps the gradients at each layer's outputs as rows
 * `at` ... of the batch, and adds those of the norm scales to their shards'.
 */
INLINE void backward(const Glp *d, char *s, int32_t rows, int32_t at) {
  float *output = AREA(s, output), *stream = AREA(s, streamGradient);
  float *scaled = AREA(s, scaledGradient), *active = AREA(s, activeGradient);
  __builtin_memset(stream, 0, 4 * (uint32_t)(rows * d->model));
  keepRight(d, OUTPUT_MATRIX, output, rows, at);
  multiplyTransposed(d, OUTPUT_MATRIX, output, scaled, rows);
  normBackward(d, s, d->blocks, rows, at);
  for (int32_t block = d->blocks - 1; block >= 0; block--) {
    float *gateUp = gateUpOf(d, s, block);
    int32_t matrix = FIRST_BLOCK + 2 * block;
    keepRight(d, matrix + 1, stream, rows, at);
    multiplyTransposed(d, matrix + 1, stream, active, rows);
    swigluBackward(gateUp, active, rows, d->mlp);
    keepRight(d, matrix, gateUp, rows, at);
    multiplyTransposed(d, matrix, gateUp, scaled, rows);
    normBackward(d, s, block, rows, at);
  }
  // Input and second time matrix add to the same stream: one kept gradient serves both.
  keepRight(d, INPUT_MATRIX, stream, rows, at);
  float *inner = AREA(s, timeActive);
  multiplyTransposed(d, TIME_SECOND, stream, inner, rows);
  siluBackward(AREA(s, timeInner), inner, rows * d->timeHidden);
  keepRight(d, TIME_FIRST, inner, rows, at);
}

#endif
