#include "kernel.h"
#include "glp/glpBackward.h"
#include "glp/glpForward.h"
#include "noise.h"

/** x = (1 - t) sample + t noise; the noise in `target` becomes noise - sample. */
INLINE void mixRows(
    const float *activations, const int32_t *samples, const float *times, float *x, float *target, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++, x += n, target += n) {
    const float *from = activations + samples[i] * n;
    float t = times[i], rest = 1.0f - t;
    EACH8(o, n) {
      f32x8 clean = load8(from + o), noise = load8(target + o);
      store8(x + o, rest * clean + t * noise);
      store8(target + o, noise - clean);
    }
  }
}

/** Replaces the output by the gradient factor * (output - target); returns the sum of squared differences. */
INLINE double lossGradient(float *output, const float *target, int32_t n, float factor) {
  double sum = 0;
  EACH8(o, n) {
    f32x8 difference = load8(output + o) - load8(target + o);
    f32x8 square = difference * difference;
    sum += (double)sumOfLanes(low(square));
    sum += (double)sumOfLanes(high(square));
    store8(output + o, factor * difference);
  }
  return sum;
}

/** Loss and gradient at the output, shard by shard. */
INLINE void lossOf(const Glp *d, char *s, int32_t rows, int32_t at) {
  int32_t n = d->input;
  for (int32_t i = 0; i < rows; i += SHARD_ROWS) {
    int32_t count = smaller(SHARD_ROWS, rows - i) * n;
    double loss = lossGradient(AREA(s, output) + i * n, AREA(s, target) + i * n, count, 2.0f / (float)(d->batch * n));
    ((double *)(memoryOf(d) + d->lossPartials))[(at + i) / SHARD_ROWS] = loss;
    __builtin_memset(normPartialOf(d, (at + i) / SHARD_ROWS), 0, 4 * (uint32_t)normCount(d));
  }
}

/**
 * Forward and backward of rows 64 block ... of a batch: sample `samples[i]` at time t = `times[i]` with noise e of
 * the given key, x_t = (1 - t) x + t e, target e - x, loss the mean square over rows and columns.
 */
EXPORT void trainBlock(
    const Glp *d, int32_t block, int32_t thread, const int32_t *samples, const float *times, uint32_t key0, uint32_t key1) {
  char *s = scratchOf(d, thread);
  int32_t at = block * BLOCK_ROWS, rows = smaller(BLOCK_ROWS, d->batch - at), n = d->input;
  float *target = AREA(s, target);
  fillNormal(key0, key1, (uint32_t)(at * n), target, rows * n);
  mixRows(floatsAt(d, d->activations), samples + at, times + at, AREA(s, x), target, rows, n);
  forward(d, s, times + at, rows, at);
  lossOf(d, s, rows, at);
  backward(d, s, rows, at);
}

/** The velocity of `rows` (a multiple of 4, at most 64) rows of x at their times, into out. */
EXPORT void velocityBlock(const Glp *d, int32_t thread, const float *x, const float *times, float *out, int32_t rows) {
  char *s = scratchOf(d, thread);
  uint32_t bytes = 4 * (uint32_t)(rows * d->input);
  __builtin_memcpy(AREA(s, x), x, bytes);
  forward(d, s, times, rows, -1);
  __builtin_memcpy(out, AREA(s, output), bytes);
}
