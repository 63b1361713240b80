// A warp's rows: eight of them, column by column, with a gap after every fourth so that lanes meet no bank twice.
#ifndef TILE_H
#define TILE_H

#include "lanes.h"
#include "slot.h"

#define TILE_ROWS 8
#define TILE_SIZE (MAX_WIDTH * TILE_ROWS + MAX_WIDTH)

/** Where column c begins. */
BOTH int column(int c) { return c * TILE_ROWS + (c >> 2) * 4; }

/** sum[i][j] += factors[i] * row[j]. */
BOTH void addOuter(float sum[TILE_ROWS][4], float4 low, float4 high, float4 row) {
  const float factors[TILE_ROWS] = {low.x, low.y, low.z, low.w, high.x, high.y, high.z, high.w};
  UNROLL for (int i = 0; i < TILE_ROWS; i++) {
    sum[i][0] = sum[i][0] + factors[i] * row.x;
    sum[i][1] = sum[i][1] + factors[i] * row.y;
    sum[i][2] = sum[i][2] + factors[i] * row.z;
    sum[i][3] = sum[i][3] + factors[i] * row.w;
  }
}

BOTH void clearSums(float sum[TILE_ROWS][4]) {
  UNROLL for (int i = 0; i < TILE_ROWS; i++)
    UNROLL for (int j = 0; j < 4; j++) sum[i][j] = 0;
}

/** out[i][j] = sum over k of tile(k, i) * b[k * stride + at + j], in the order of k, from 0 on. */
BOTH void tileProduct(const float *tile, const float *b, int stride, int depth, int at, float out[TILE_ROWS][4]) {
  clearSums(out);
  const float *row = b + at;
  UNROLL_BY_4 for (int k = 0; k < depth; k++, row += stride)
    addOuter(out, load4(tile + column(k)), load4(tile + column(k) + 4), load4(row));
}

/** The columns [at, at + 4) of a tile. */
BOTH void storeColumns(float *tile, int at, float from[TILE_ROWS][4]) {
  UNROLL for (int j = 0; j < 4; j++) {
    float *to = tile + column(at + j);
    store4(to, from[0][j], from[1][j], from[2][j], from[3][j]);
    store4(to + 4, from[4][j], from[5][j], from[6][j], from[7][j]);
  }
}

#endif
