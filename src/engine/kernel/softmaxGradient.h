#ifndef SOFTMAX_GRADIENT_H
#define SOFTMAX_GRADIENT_H

#include "exponential.h"
#include "labelGradient.h"
#include "logarithm.h"
#include "stableMax.h"

/** Replaces a row of logits, masked, by exp(logit - top) and returns top. */
INLINE float exponentials(float *row, const float *mask, int32_t n) {
  f32x8 most = splat8(-__builtin_inff());
  EACH8(o, n) {
    f32x8 x = load8(row + o) + load8(mask + o);
    store8(row + o, x);
    most = select8(x > most, x, most);
  }
  float top = most[0];
  for (int lane = 1; lane < 8; lane++) top = most[lane] > top ? most[lane] : top;
  EACH8(o, n) store8(row + o, exp8(load8(row + o) - top));
  return top;
}

/** Probabilities of the row, with 0 at the label; `own` is the label's exponential, `total` the sum with it. */
INLINE SoftmaxRow probabilities(float *row, int32_t n, int32_t label, float own, float total) {
  f32x4 others = {0}, rest = {0};
  row[label] = 0;
  EACH8(o, n) {
    f32x8 e = load8(row + o), probability = e / total;
    rest = addLanes(rest, e);
    others = addLanes(others, probability);
    store8(row + o, probability);
  }
  return (SoftmaxRow){row, label, own / total - 1.0f, -sumOfLanes(others), -(sumOfLanes(rest) / total)};
}

/** Targets of 1 - e + e / p at the label and e / p elsewhere, in the place of 1 and 0. */
INLINE void smoothTargets(const Task *d, SoftmaxRow *r, float probability) {
  float share = d->labelSmoothing / (float)d->classes;
  addEverywhere(d, r->entries, -share);
  r->entries[r->label] = 0;
  r->difference = probability - ((1.0f - d->labelSmoothing) + share);
  r->summed = -sumOfRow(r->entries, d->classesPadded);
}

/** Adds the gradient of a penalty lambda log(Z)^2, which is 2 lambda log(Z) p_k; the others are probabilities yet. */
INLINE void addZLoss(const Task *d, SoftmaxRow r, float probability, float logZ) {
  float factor = 2.0f * d->zLoss * logZ, own = r.entries[r.label] + factor * probability;
  EACH8(o, d->classesPadded) store8(r.entries + o, load8(r.entries + o) + factor * load8(r.entries + o));
  r.entries[r.label] = own;
}

/**
 * Replaces a sample's row of logits by weight * dLoss/dlogits, softmax in float32. Label smoothing and z-loss go with
 * subtractive and summed label entries only; the host sees to it.
 */
INLINE void softmaxGradient(const Task *d, float *row, int32_t sample, uint32_t step) {
  const float *mask = floatsAt(d, d->logitMask);
  int32_t n = d->classesPadded, label = integersAt(d, d->labels)[sample];
  enum LabelGradient kind = integersAt(d, d->labelGradients)[sample];
  if (kind == STABLEMAX) stableMaxGradient(row, mask, n, label);
  else {
    float top = exponentials(row, mask, n);
    float total = sumOfRow(row, n), own = row[label];
    SoftmaxRow r = probabilities(row, n, label, own, total);
    if (d->labelSmoothing != 0) smoothTargets(d, &r, own / total);
    applyLabelGradient(d, r, kind, sample, step);
    if (d->zLoss != 0) addZLoss(d, r, own / total, top + log8(splat8(total))[0]);
  }
  float weight = floatsAt(d, d->weights)[sample];
  EACH8(o, n) store8(row + o, load8(row + o) * weight);
}

#endif
