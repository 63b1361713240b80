// LayerNorm of float32 rows whose length is a multiple of 8.
#ifndef GLP_LAYER_NORM_H
#define GLP_LAYER_NORM_H

#include "rows.h"

/**
 * normalised = (x - mean) / sqrt(variance + epsilon), scaled = normalised * scale + shift, inverse = the factor of each row.
 */
INLINE void layerNorm(
    const float *x, const float *scale, const float *shift, float epsilon, float *normalised, float *inverse, float *scaled,
    int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++, x += n, normalised += n, scaled += n) {
    float mean = sumOfRow(x, n) / (float)n;
    f32x4 sum = {0};
    EACH8(o, n) {
      f32x8 centred = load8(x + o) - mean;
      store8(normalised + o, centred);
      sum = addLanes(sum, centred * centred);
    }
    float factor = 1.0f / __builtin_sqrtf(sumOfLanes(sum) / (float)n + epsilon);
    inverse[i] = factor;
    EACH8(o, n) {
      f32x8 a = load8(normalised + o) * factor;
      store8(normalised + o, a);
      store8(scaled + o, a * load8(scale + o) + load8(shift + o));
    }
  }
}

/** Adds to the gradients at x, at the scale and at the shift, given that at `scaled`. */
INLINE void layerNormBackward(
    const float *gradient, const float *scale, const float *normalised, const float *inverse, float *xGradient,
    float *scaleGradient, float *shiftGradient, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++, gradient += n, normalised += n, xGradient += n) {
    f32x4 along = {0}, total = {0};
    EACH8(o, n) {
      f32x8 g = load8(gradient + o), product = g * load8(normalised + o);
      store8(scaleGradient + o, load8(scaleGradient + o) + product);
      store8(shiftGradient + o, load8(shiftGradient + o) + g);
      along = addLanes(along, product * load8(scale + o));
      total = addLanes(total, g * load8(scale + o));
    }
    float factor = inverse[i], meanAlong = sumOfLanes(along) / (float)n, mean = sumOfLanes(total) / (float)n;
    EACH8(o, n) {
      f32x8 g = load8(gradient + o) * load8(scale + o);
      f32x8 through = factor * (g - mean - meanAlong * load8(normalised + o));
      store8(xGradient + o, load8(xGradient + o) + through);
    }
  }
}

#endif
