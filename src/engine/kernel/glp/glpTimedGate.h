// SwiGLU whose gate time multiplies, as the public code of the generative latent prior has it.
#ifndef GLP_TIMED_GATE_H
#define GLP_TIMED_GATE_H

#include "glp/glpRows.h"

/** out [rows x n] = silu(gate factor) up, from gateUp [rows x 2n] and factor [rows x n]. */
INLINE void timedSwiglu(const float *gateUp, const float *factor, float *out, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++, gateUp += 2 * n, factor += n, out += n)
    EACH8(o, n) {
      f32x8 gate = load8(gateUp + o) * load8(factor + o);
      store8(out + o, gate * sigmoid(gate) * load8(gateUp + n + o));
    }
}

/** Replaces gateUp and factor by their gradients, given that at the layer's output. */
INLINE void timedSwigluBackward(float *gateUp, float *factor, const float *gradient, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++, gateUp += 2 * n, factor += n, gradient += n)
    EACH8(o, n) {
      f32x8 plain = load8(gateUp + o), times = load8(factor + o), up = load8(gateUp + n + o), g = load8(gradient + o);
      f32x8 gate = plain * times;
      f32x8 s = sigmoid(gate);
      f32x8 atGate = g * up * siluSlope(gate, s);
      store8(gateUp + o, atGate * times);
      store8(factor + o, atGate * plain);
      store8(gateUp + n + o, g * (gate * s));
    }
}

#endif
