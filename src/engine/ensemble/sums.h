// Sums over the samples of a shard, in sample order: the shard's gradient vector, a warp a piece.
#ifndef SUMS_H
#define SUMS_H

#include "rowFunctions.h"
#include "tile.h"

/** Columns [c, c + 4) of rows [at, at + 8) of h^T d, where h and d have a row a sample. */
BOTH void kernelGradientOf(
    const float *h, int hWidth, const float *d, int dWidth, int at, int c, int from, int to, int tf32, float *out) {
  float sum[TILE_ROWS][4];
  clearSums(sum);
  UNROLL_BY_4 for (int s = from; s < to; s++) {
    float4 g = load4(d + s * dWidth + c);
    if (tf32) g.x = operand(1, g.x), g.y = operand(1, g.y), g.z = operand(1, g.z), g.w = operand(1, g.w);
    addOuter(sum, load4(h + s * hWidth + at), load4(h + s * hWidth + at + 4), g);
  }
  UNROLL for (int i = 0; i < TILE_ROWS; i++)
    store4(out + (at + i) * dWidth + c, sum[i][0], sum[i][1], sum[i][2], sum[i][3]);
}

BOTH void kernelGradient(
    const float *h, int hWidth, const float *d, int dWidth, int at, int from, int to, int tf32, float *out) {
  LANES({
    if (4 * lane < dWidth) kernelGradientOf(h, hWidth, d, dWidth, at, 4 * lane, from, to, tf32, out);
  })
}

/** Sum of some rows of d: of those in `list`, or where there is none of rows [from, to). */
BOTH void rowGradient(const float *d, int width, const int32_t *list, int from, int to, int tf32, float *out) {
  LANES({
    int c = 4 * lane;
    if (c < width) {
      float sum[4] = {0, 0, 0, 0};
      for (int s = from; s < to; s++) {
        float4 g = load4(d + (list ? list[s] : s) * width + c);
        sum[0] = sum[0] + operand(tf32, g.x);
        sum[1] = sum[1] + operand(tf32, g.y);
        sum[2] = sum[2] + operand(tf32, g.z);
        sum[3] = sum[3] + operand(tf32, g.w);
      }
      store4(out + c, sum[0], sum[1], sum[2], sum[3]);
    }
  })
}

BOTH_HOST int rowsOfKernel0(const Header *is) { return (is->bias0 - is->kernel0) / is->hidden0; }

/** Pieces that `sumOfWarp` makes a gradient of. */
BOTH_HOST int sumsOfSlot(const Header *is) {
  return SHARDS * (is->hidden1 / TILE_ROWS + is->hidden0 / TILE_ROWS + 3 + rowsOfKernel0(is));
}

BOTH void sumOfWarp(const Slot *d, int piece) {
  const Header *is = &d->is;
  const int groups2 = is->hidden1 / TILE_ROWS, groups1 = is->hidden0 / TILE_ROWS, kernels = groups1 + groups2;
  // The long pieces first; those of one shard and matrix side by side, since they read the same rows.
  int shard, part;
  if (piece < SHARDS * kernels) shard = piece / kernels, part = piece % kernels;
  else shard = (piece - SHARDS * kernels) % SHARDS, part = kernels + (piece - SHARDS * kernels) / SHARDS;
  int from = shard * is->shardSize, to = from + is->shardSize < is->samples ? from + is->shardSize : is->samples;
  float *out = d->gradients + shard * is->parameterSize;
  if (part < groups2) {
    kernelGradient(d->h1, is->hidden1, d->logits, is->classesPadded, 8 * part, from, to, is->tf32, out + is->kernel2);
  } else if (part < kernels) {
    kernelGradient(d->h0, is->hidden0, d->dh1, is->hidden1, 8 * (part - groups2), from, to, is->tf32, out + is->kernel1);
  } else if (part == kernels) {
    rowGradient(d->logits, is->classesPadded, 0, from, to, 0, out + is->bias2);
  } else if (part == kernels + 1) {
    rowGradient(d->dh1, is->hidden1, 0, from, to, 0, out + is->bias1);
  } else if (part == kernels + 2) {
    rowGradient(d->dh0, is->hidden0, 0, from, to, 0, out + is->bias0);
  } else {
    int row = part - kernels - 3, rows = rowsOfKernel0(is);
    const int32_t *begin = d->touchedFrom + shard * rows + row;
    rowGradient(d->dh0, is->hidden0, d->touched, begin[0], begin[1], is->tf32, out + is->kernel0 + row * is->hidden0);
  }
}

#endif
