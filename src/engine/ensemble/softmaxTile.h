// dLoss/dlogits of a tile of logits: kernel/softmaxGradient.h, labelGradient.h and stableMax.h with the same bytes. Four
// lanes share a row: lane q sums the columns q, q + 4, …, which is the order of the engine's four running sums.
#ifndef SOFTMAX_TILE_H
#define SOFTMAX_TILE_H

#include "rowFunctions.h"
#include "tile.h"

/** In the order of the host's LABEL_GRADIENTS. */
enum LabelGradient { SUBTRACTIVE, SUMMED, CENTRED, RESCALED, STOCHASTIC, MEAN_ONLY, DRIVE, LOG1P, STABLEMAX };

typedef struct {
  /** A number a lane; four arrays of them. */
  float part[4][32];
  float top[TILE_ROWS], own[TILE_ROWS];
} RowParts;

BOTH float sumOfParts(const float *part, int row) {
  return (part[row] + part[8 + row]) + (part[16 + row] + part[24 + row]);
}

/** Sum of a row of `n` numbers, as the engine's `sumOfRow`. */
BOTH float sumOfTileRow(const float *tile, int row, int n) {
  float sums[4] = {0, 0, 0, 0};
  for (int c = 0; c < n; c += 4)
    for (int q = 0; q < 4; q++) sums[q] = sums[q] + tile[column(c + q) + row];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

BOTH void addEverywhere(float *tile, int row, int classes, float x) {
  for (int c = 0; c < classes; c++) tile[column(c) + row] = tile[column(c) + row] + x;
}

BOTH float stochasticallyRounded(const Header *is, float x, int32_t sample, uint32_t step) {
  uint32_t bits = threefry(0, (uint32_t)is->seed, step * (uint32_t)is->samples + (uint32_t)sample);
  float uniform = (float)(int32_t)(bits >> 8) / 16777216.0f;
  float units = -x * 8388608.0f;
  int32_t below = (int32_t)units;
  return -(float)(below + (uniform < units - (float)below)) / 8388608.0f;
}

BOTH void stableMaxRow(const Header *is, float *tile, int row, int label) {
  float own = tile[column(label) + row];
  float slopeOverValue = own >= 0 ? 1.0f / (own + 1.0f) : 1.0f / (1.0f - own);
  float sums[4] = {0, 0, 0, 0};
  for (int c = 0; c < is->classesPadded; c++) {
    float z = tile[column(c) + row], s = z >= 0.0f ? z + 1.0f : 1.0f / (1.0f - z);
    sums[c & 3] = sums[c & 3] + (c < is->classes ? s : 0.0f);
  }
  float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (int c = 0; c < is->classesPadded; c++) {
    float z = tile[column(c) + row], s = 1.0f / (1.0f - z), slope = z >= 0.0f ? 1.0f : s * s;
    tile[column(c) + row] = c < is->classes ? slope / sum : 0.0f;
  }
  tile[column(label) + row] = tile[column(label) + row] - slopeOverValue;
}

/** Makes a row of probabilities, 0 at the label, a row of gradients. */
BOTH void labelRow(
    const Header *is, float *tile, const RowParts *parts, int row, int label, int32_t kind, int32_t sample, uint32_t step) {
  int n = is->classesPadded;
  float total = sumOfParts(parts->part[1], row), probability = parts->own[row] / total;
  float difference = probability - 1.0f, summed = -sumOfParts(parts->part[3], row);
  float *entry = tile + column(label) + row;
  if (is->labelSmoothing != 0) {
    float share = is->labelSmoothing / (float)is->classes;
    addEverywhere(tile, row, is->classes, -share);
    *entry = 0;
    difference = probability - ((1.0f - is->labelSmoothing) + share);
    summed = -sumOfTileRow(tile, row, n);
  }
  switch (kind) {
    case SUBTRACTIVE:
      *entry = difference;
      break;
    case CENTRED:
      *entry = difference;
      addEverywhere(tile, row, is->classes, -(sumOfTileRow(tile, row, n) / (float)is->classes));
      break;
    case RESCALED: {
      float factor = summed < 0 ? difference / summed : 0;
      for (int c = 0; c < n; c++) tile[column(c) + row] = tile[column(c) + row] * factor;
      *entry = difference;
      break;
    }
    case STOCHASTIC:
      *entry = stochasticallyRounded(is, summed, sample, step);
      break;
    case MEAN_ONLY:
      *entry = summed;
      addEverywhere(tile, row, is->classes, (difference - summed) / (float)is->classes);
      break;
    case DRIVE:
      *entry = summed;
      addEverywhere(tile, row, is->classes, is->drive);
      break;
    case LOG1P:
      *entry = -(sumOfParts(parts->part[2], row) / total);
      break;
    default:
      *entry = summed;
  }
  if (is->zLoss != 0) {
    float factor = 2.0f * is->zLoss * (parts->top[row] + logarithm(total));
    float own = *entry + factor * probability;
    for (int c = 0; c < n; c++) tile[column(c) + row] = tile[column(c) + row] + factor * tile[column(c) + row];
    *entry = own;
  }
}

/** Replaces logits by weight * dLoss/dlogits in the rows of samples from `at` on; all of them exist. */
BOTH void softmaxTile(const Slot *d, float *tile, RowParts *parts, int32_t at, uint32_t step) {
  const Header *is = &d->is;
  const int n = is->classesPadded;
  LANES({
    int row = lane & 7, q = lane >> 3, softmax = d->labelGradients[at + row] != STABLEMAX;
    float most = -INFINITY;
    for (int c = q; softmax && c < n; c += 4) {
      float x = tile[column(c) + row] + (c < is->classes ? 0.0f : -INFINITY);
      tile[column(c) + row] = x;
      most = x > most ? x : most;
    }
    parts->part[0][lane] = most;
  })
  LANES({
    int row = lane & 7, q = lane >> 3, label = d->labels[at + row], softmax = d->labelGradients[at + row] != STABLEMAX;
    float top = parts->part[0][row], sum = 0;
    for (int other = 1; other < 4; other++) {
      float x = parts->part[0][8 * other + row];
      top = x > top ? x : top;
    }
    if (q == 0) parts->top[row] = top;
    for (int c = q; softmax && c < n; c += 4) {
      float e = exponential(tile[column(c) + row] - top);
      tile[column(c) + row] = e;
      sum = sum + e;
      if (c == label) parts->own[row] = e;
    }
    parts->part[1][lane] = sum;
  })
  LANES({
    int row = lane & 7, q = lane >> 3, label = d->labels[at + row], softmax = d->labelGradients[at + row] != STABLEMAX;
    float total = sumOfParts(parts->part[1], row), rest = 0, others = 0;
    for (int c = q; softmax && c < n; c += 4) {
      float e = c == label ? 0.0f : tile[column(c) + row], probability = e / total;
      rest = rest + e;
      others = others + probability;
      tile[column(c) + row] = probability;
    }
    parts->part[2][lane] = rest;
    parts->part[3][lane] = others;
  })
  LANES({
    if (lane < 8) {
      int32_t label = d->labels[at + lane], kind = d->labelGradients[at + lane];
      if (kind == STABLEMAX) stableMaxRow(is, tile, lane, label);
      else labelRow(is, tile, parts, lane, label, kind, at + lane, step);
    }
  })
  LANES({
    int row = lane & 7, q = lane >> 3;
    float weight = d->sampleWeights[at + row];
    for (int c = q; c < n; c += 4) tile[column(c) + row] = tile[column(c) + row] * weight;
  })
}

#endif
