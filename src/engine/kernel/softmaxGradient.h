#ifndef SOFTMAX_GRADIENT_H
#define SOFTMAX_GRADIENT_H

#include "exponential.h"
#include "rows.h"

/** How the label entry of dCE/dlogits is computed; in the order of the host's LabelGradient. */
enum LabelGradient { SUBTRACTIVE, SUMMED };

/**
 * Replaces a row of logits by weight * dCE/dlogits, softmax in float32. `mask` adds -infinity to the padding classes.
 * The label entry is p_y - 1 (subtractive: a difference, as autodiff of log-softmax takes it too, there as w p_y - w,
 * and where float32 loses the force once p_y is within 2^-24 of 1) or minus the sum of the other entries (summed: no
 * cancellation).
 */
INLINE void softmaxGradient(
    float *row, const float *mask, int32_t n, int32_t label, float weight, enum LabelGradient labelGradient) {
  f32x8 most = splat8(-__builtin_inff());
  EACH8(o, n) {
    f32x8 x = load8(row + o) + load8(mask + o);
    store8(row + o, x);
    most = select8(x > most, x, most);
  }
  float top = most[0];
  for (int lane = 1; lane < 8; lane++) top = most[lane] > top ? most[lane] : top;
  f32x4 total = {0};
  EACH8(o, n) {
    f32x8 e = exp8(load8(row + o) - top);
    store8(row + o, e);
    total = addLanes(total, e);
  }
  float sum = sumOfLanes(total);
  float labelEntry = row[label] / sum - 1.0f;
  if (labelGradient == SUMMED) row[label] = 0;
  f32x4 others = {0};
  EACH8(o, n) {
    f32x8 probability = load8(row + o) / sum;
    others = addLanes(others, probability);
    store8(row + o, probability * weight);
  }
  if (labelGradient == SUMMED) labelEntry = -sumOfLanes(others);
  row[label] = labelEntry * weight;
}

#endif
