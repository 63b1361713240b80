#ifndef STABLE_MAX_H
#define STABLE_MAX_H

#include "rows.h"

/**
 * The gradient of -log(s_y / sum s) with s(x) = x + 1 from 0 on and 1 / (1 - x) below (StableMax: Prieto et al.,
 * 2501.04697) in the place of a row of logits: s'_k / sum s, less s'_y / s_y at the label.
 */
INLINE void stableMaxGradient(float *row, const float *mask, int32_t n, int32_t label) {
  float own = row[label], slopeOverValue = own >= 0 ? 1.0f / (own + 1.0f) : 1.0f / (1.0f - own);
  f32x4 total = {0};
  EACH8(o, n) {
    f32x8 z = load8(row + o), s = select8(z >= 0.0f, z + 1.0f, 1.0f / (1.0f - z));
    total = addLanes(total, clear8(load8(mask + o) != 0.0f, s));
  }
  float sum = sumOfLanes(total);
  EACH8(o, n) {
    f32x8 z = load8(row + o), s = 1.0f / (1.0f - z), slope = select8(z >= 0.0f, splat8(1.0f), s * s);
    store8(row + o, clear8(load8(mask + o) != 0.0f, slope / sum));
  }
  row[label] = row[label] - slopeOverValue;
}

#endif
