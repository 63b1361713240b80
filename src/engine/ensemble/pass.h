// Forward and backward of eight samples by one warp: kernel/taskShard.c up to the sums over samples, same bytes.
#ifndef PASS_H
#define PASS_H

#include "softmaxTile.h"

typedef struct {
  alignas(16) float a[TILE_SIZE];
  alignas(16) float b[TILE_SIZE];
  RowParts parts;
} WarpSpace;

/** Takes `along` off: dot over a row in the engine's order, one direction m after the other. */
BOTH void projectOut(const Slot *d, float *tile, RowParts *parts) {
  const int n = d->is.hidden1;
  for (int k = 0; k < d->is.directions; k++) {
    const float *m = d->directionVectors + k * n;
    LANES({
      int row = lane & 7;
      float sum = 0;
      for (int c = lane >> 3; c < n; c += 4) sum = sum + tile[column(c) + row] * m[c];
      parts->part[0][lane] = sum;
    })
    LANES({
      int row = lane & 7;
      float along = sumOfParts(parts->part[0], row);
      for (int c = lane >> 3; c < n; c += 4) tile[column(c) + row] = tile[column(c) + row] - along * m[c];
    })
  }
}

/** Samples are padded to a multiple of 4, so a warp's last four rows may not exist: they then repeat the first four. */
BOTH void passOfWarp(const Slot *d, int32_t at, WarpSpace *space, uint32_t step) {
  const Header *is = &d->is;
  const int n0 = is->hidden0, n1 = is->hidden1, classes = is->classesPadded, tf32 = is->tf32;
  const int rows = is->samples - at < TILE_ROWS ? is->samples - at : TILE_ROWS;
  if (rows < TILE_ROWS) at = is->samples - TILE_ROWS;
  float *a = space->a, *b = space->b;
  RowParts *parts = &space->parts;

  LANES({
    int c = 4 * lane;
    if (c < n0) {
      float out[TILE_ROWS][4];
      float4 bias = load4(d->parameters + is->bias0 + c);
      UNROLL for (int i = 0; i < TILE_ROWS; i++) {
        float4 x = load4(d->parameters + is->kernel0 + d->firstRows[at + i] * n0 + c);
        float4 y = load4(d->parameters + is->kernel0 + d->secondRows[at + i] * n0 + c);
        out[i][0] = operand(tf32, relu(operand(tf32, x.x) + operand(tf32, y.x) + bias.x));
        out[i][1] = operand(tf32, relu(operand(tf32, x.y) + operand(tf32, y.y) + bias.y));
        out[i][2] = operand(tf32, relu(operand(tf32, x.z) + operand(tf32, y.z) + bias.z));
        out[i][3] = operand(tf32, relu(operand(tf32, x.w) + operand(tf32, y.w) + bias.w));
        store4(d->h0 + (at + i) * n0 + c, out[i][0], out[i][1], out[i][2], out[i][3]);
      }
      storeColumns(a, c, out);
    }
  })
  LANES({
    int c = 4 * lane;
    if (c < n1) {
      float out[TILE_ROWS][4];
      tileProduct(a, d->weights1, n1, n0, c, out);
      float4 bias = load4(d->parameters + is->bias1 + c);
      UNROLL for (int i = 0; i < TILE_ROWS; i++) {
        out[i][0] = operand(tf32, relu(out[i][0] + bias.x));
        out[i][1] = operand(tf32, relu(out[i][1] + bias.y));
        out[i][2] = operand(tf32, relu(out[i][2] + bias.z));
        out[i][3] = operand(tf32, relu(out[i][3] + bias.w));
        store4(d->h1 + (at + i) * n1 + c, out[i][0], out[i][1], out[i][2], out[i][3]);
      }
      storeColumns(b, c, out);
    }
  })
  LANES({
    int c = 4 * lane;
    if (c < classes) {
      float out[TILE_ROWS][4];
      tileProduct(b, d->weights2, classes, n1, c, out);
      float4 bias = load4(d->parameters + is->bias2 + c);
      UNROLL for (int i = 0; i < TILE_ROWS; i++) {
        out[i][0] = out[i][0] + bias.x;
        out[i][1] = out[i][1] + bias.y;
        out[i][2] = out[i][2] + bias.z;
        out[i][3] = out[i][3] + bias.w;
      }
      storeColumns(a, c, out);
    }
  })
  softmaxTile(d, a, parts, at, step);
  LANES({
    int c = 4 * lane;
    if (c < classes) {
      UNROLL for (int i = 0; i < TILE_ROWS; i++) {
        float *x = a + column(c) + i;
        store4(d->logits + (at + i) * classes + c, x[0], x[TILE_ROWS], x[2 * TILE_ROWS], x[3 * TILE_ROWS]);
        for (int j = 0; tf32 && j < 4; j++) x[j * TILE_ROWS] = operand(tf32, x[j * TILE_ROWS]);
      }
    }
  })
  LANES({
    int c = 4 * lane;
    if (c < n1) {
      float out[TILE_ROWS][4];
      tileProduct(a, d->weights2Transposed, n1, is->classes, c, out);
      storeColumns(b, c, out);
    }
  })
  projectOut(d, b, parts);
  LANES({
    int c = 4 * lane;
    if (c < n1) {
      float out[TILE_ROWS][4];
      UNROLL for (int i = 0; i < TILE_ROWS; i++) {
        const float *x = b + column(c) + i;
        float4 h = load4(d->h1 + (at + i) * n1 + c);
        out[i][0] = whereActive(x[0], h.x);
        out[i][1] = whereActive(x[TILE_ROWS], h.y);
        out[i][2] = whereActive(x[2 * TILE_ROWS], h.z);
        out[i][3] = whereActive(x[3 * TILE_ROWS], h.w);
        store4(d->dh1 + (at + i) * n1 + c, out[i][0], out[i][1], out[i][2], out[i][3]);
        for (int j = 0; j < 4; j++) out[i][j] = operand(tf32, out[i][j]);
      }
      storeColumns(b, c, out);
    }
  })
  LANES({
    int c = 4 * lane;
    if (c < n0) {
      float out[TILE_ROWS][4];
      tileProduct(b, d->weights1Transposed, n0, n1, c, out);
      UNROLL for (int i = 0; i < TILE_ROWS; i++) {
        float4 h = load4(d->h0 + (at + i) * n0 + c);
        store4(
            d->dh0 + (at + i) * n0 + c, whereActive(out[i][0], h.x), whereActive(out[i][1], h.y),
            whereActive(out[i][2], h.z), whereActive(out[i][3], h.w));
      }
    }
  })
}

#endif
