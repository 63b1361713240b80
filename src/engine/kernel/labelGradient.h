// How dCE/dlogits is computed in float32. Exactly, the entry of the label y is p_y - 1, which is minus the sum of the
// others; in float32 these differ once p_y is within some 2^-24 of 1, and then a row no longer sums to zero. The kinds
// below take that apart: what each does to the label entry, to the others, and to their sum.
#ifndef LABEL_GRADIENT_H
#define LABEL_GRADIENT_H

#include "rows.h"
#include "task.h"
#include "threefry.h"

/** In the order of the host's LABEL_GRADIENTS. */
enum LabelGradient { SUBTRACTIVE, SUMMED, CENTRED, RESCALED, STOCHASTIC, MEAN_ONLY, DRIVE, LOG1P, STABLEMAX };

/** A softmax row before its weight: probabilities, with 0 at the label, and what may stand there. */
typedef struct {
  float *entries;
  int32_t label;
  /** p_y - 1; minus the sum of the others; the same from exponentials, minus their sum without the label over their sum. */
  float difference, summed, byExponentials;
} SoftmaxRow;

/** Adds x to every entry but the padding. */
INLINE void addEverywhere(const Task *d, float *entries, float x) {
  const float *mask = floatsAt(d, d->logitMask);
  EACH8(o, d->classesPadded) {
    f32x8 entry = load8(entries + o);
    store8(entries + o, select8(load8(mask + o) == 0.0f, entry + x, entry));
  }
}

/** A multiple of 2^-23 beside x, -1 <= x <= 0, whose expectation is x, by random bits of the sample and the step. */
INLINE float stochasticallyRounded(const Task *d, float x, int32_t sample, uint32_t step) {
  uint32_t bits = threefry8(0, d->seed, (u32x8){0} + (step * (uint32_t)d->samples + (uint32_t)sample))[0];
  float uniform = (float)(int32_t)(bits >> 8) / 16777216.0f;
  float units = -x * 8388608.0f;
  int32_t below = (int32_t)units;
  return -(float)(below + (uniform < units - (float)below)) / 8388608.0f;
}

/** Makes a row of probabilities a row of gradients. */
INLINE void applyLabelGradient(const Task *d, SoftmaxRow r, enum LabelGradient kind, int32_t sample, uint32_t step) {
  float *label = r.entries + r.label;
  int32_t n = d->classesPadded;
  switch (kind) {
    case SUBTRACTIVE:
      *label = r.difference;
      break;
    case CENTRED:
      *label = r.difference;
      addEverywhere(d, r.entries, -(sumOfRow(r.entries, n) / (float)d->classes));
      break;
    case RESCALED: {
      float factor = r.summed < 0 ? r.difference / r.summed : 0;
      EACH8(o, n) store8(r.entries + o, load8(r.entries + o) * factor);
      *label = r.difference;
      break;
    }
    case STOCHASTIC:
      *label = stochasticallyRounded(d, r.summed, sample, step);
      break;
    case MEAN_ONLY:
      *label = r.summed;
      addEverywhere(d, r.entries, (r.difference - r.summed) / (float)d->classes);
      break;
    case DRIVE:
      *label = r.summed;
      addEverywhere(d, r.entries, d->drive);
      break;
    case LOG1P:
      *label = r.byExponentials;
      break;
    default:
      *label = r.summed;
  }
}

#endif
