// Elementwise layers of the prior on float32 rows whose length is a multiple of 8.
#ifndef GLP_ROWS_H
#define GLP_ROWS_H

#include "exponential.h"
#include "rows.h"

INLINE f32x8 sigmoid(f32x8 x) { return 1.0f / (1.0f + exp8(-x)); }

/** d silu / dx from x and its sigmoid. */
INLINE f32x8 siluSlope(f32x8 x, f32x8 s) { return s * (1.0f + x * (1.0f - s)); }

/** out = x sigmoid(x). */
INLINE void silu(const float *x, float *out, int32_t n) {
  EACH8(o, n) store8(out + o, load8(x + o) * sigmoid(load8(x + o)));
}

/** gradient *= silu'(x). */
INLINE void siluBackward(const float *x, float *gradient, int32_t n) {
  EACH8(o, n) store8(gradient + o, load8(gradient + o) * siluSlope(load8(x + o), sigmoid(load8(x + o))));
}

/** out [rows x n] = silu(gate) up, from gateUp [rows x 2n]. */
INLINE void swiglu(const float *gateUp, float *out, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++, gateUp += 2 * n, out += n)
    EACH8(o, n) {
      f32x8 gate = load8(gateUp + o);
      store8(out + o, gate * sigmoid(gate) * load8(gateUp + n + o));
    }
}

/** Replaces gateUp by its gradient, given that at the layer's output. */
INLINE void swigluBackward(float *gateUp, const float *gradient, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++, gateUp += 2 * n, gradient += n)
    EACH8(o, n) {
      f32x8 gate = load8(gateUp + o), up = load8(gateUp + n + o), g = load8(gradient + o);
      f32x8 s = sigmoid(gate);
      store8(gateUp + o, g * up * siluSlope(gate, s));
      store8(gateUp + n + o, g * (gate * s));
    }
}

/** normalised = x / sqrt(mean(x^2) + epsilon), scaled = normalised * scale, inverse = the factor of each row. */
INLINE void rmsNorm(
    const float *x, const float *scale, float epsilon, float *normalised, float *inverse, float *scaled, int32_t rows,
    int32_t n) {
  for (int32_t i = 0; i < rows; i++, x += n, normalised += n, scaled += n) {
    f32x4 sum = {0};
    EACH8(o, n) sum = addLanes(sum, load8(x + o) * load8(x + o));
    float factor = 1.0f / __builtin_sqrtf(sumOfLanes(sum) / (float)n + epsilon);
    inverse[i] = factor;
    EACH8(o, n) {
      f32x8 a = load8(x + o) * factor;
      store8(normalised + o, a);
      store8(scaled + o, a * load8(scale + o));
    }
  }
}

/** Adds to the gradients at x and at the scale, given that at `scaled`. */
INLINE void rmsNormBackward(
    const float *gradient, const float *scale, const float *normalised, const float *inverse, float *xGradient,
    float *scaleGradient, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++, gradient += n, normalised += n, xGradient += n) {
    f32x4 along = {0};
    EACH8(o, n) {
      f32x8 product = load8(gradient + o) * load8(normalised + o);
      store8(scaleGradient + o, load8(scaleGradient + o) + product);
      along = addLanes(along, product * load8(scale + o));
    }
    float factor = inverse[i], mean = sumOfLanes(along) / (float)n;
    EACH8(o, n) {
      f32x8 g = load8(gradient + o) * load8(scale + o);
      f32x8 through = factor * (g - mean * load8(normalised + o));
      store8(xGradient + o, load8(xGradient + o) + through);
    }
  }
}

#endif
