#include "kernel.h"
#include "rows.h"

/** Described once by the host (adamwFields.ts, field by field): four vectors of parameters and the step's numbers. */
struct AdamW {
  Offset self, parameters, moment1, moment2, gradients;
  /** Gradients of this many shards lie one behind the other, each of `size` numbers. */
  int32_t shards, size;
  /** The complements are 1 - beta, rounded once from float64 as optax has them. */
  float rate, beta1, beta2, complement1, complement2, epsilon, decay;
};

/** 0 where |x| < 1e-30: dead weights would reach denormals, which are slow. NaN stays. */
INLINE f32x8 withoutTiny(f32x8 x) { return clear8(abs8(x) < 1e-30f, x); }

/**
 * Sums the shards' gradients in shard order, scales the sum by `clip` and takes an AdamW step as optax does,
 *   m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2,
 *   p -= lr * ((m / correction1) / (sqrt(v / correction2) + eps) + decay * p),
 * on numbers [from, to) of the vectors, both multiples of 8. Returns 0 when every new parameter is finite.
 */
EXPORT int32_t adamwStep(
    const AdamW *d, int32_t from, int32_t to, float clip, float correction1, float correction2) {
  float *parameters = floatsAt(d, d->parameters);
  float *moment1 = floatsAt(d, d->moment1), *moment2 = floatsAt(d, d->moment2);
  const float *gradients = floatsAt(d, d->gradients);
  f32x8 suspect = {0};
  for (int32_t o = from; o < to; o += 8) {
    f32x8 g = load8(gradients + o);
    for (int32_t s = 1; s < d->shards; s++) g = g + load8(gradients + s * d->size + o);
    g = clip * g;
    f32x8 m = withoutTiny(d->beta1 * load8(moment1 + o) + d->complement1 * g);
    f32x8 v = withoutTiny(d->beta2 * load8(moment2 + o) + d->complement2 * (g * g));
    f32x8 p = load8(parameters + o);
    f32x8 scaled = (m / correction1) / (sqrt8(v / correction2) + d->epsilon);
    f32x8 next = withoutTiny(p - d->rate * (scaled + d->decay * p));
    store8(moment1 + o, m);
    store8(moment2 + o, v);
    store8(parameters + o, next);
    suspect = suspect + next * 0.0f;
  }
  int32_t bad = 0;
  for (int lane = 0; lane < 8; lane++) bad |= suspect[lane] != 0;
  return bad;
}
