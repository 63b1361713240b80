// C = A B, or C += A B, for one type of number: included by product32.c and product64.c with NUMBER, VECTOR (32 bytes of
// them), LANES, PRODUCT (the function's name) and TILE (its tile's) defined.
//
// A(i, k) = a[i * aRow + k * aDepth], so that one loop serves A and its transpose. B comes in panels of LANES columns:
// row k of panel j begins at b[j * bPanel + k * bDepth]. Strides count numbers; rows are a multiple of 4, columns of
// LANES. The sum over k runs in order, and an accumulating call starts from C: blocking never shows in the result.

#include "product/tile.h"
#include "vector.h"

INLINE void TILE(
    const int rows, const int panels, const NUMBER *a, uint32_t aRow, uint32_t aDepth, const NUMBER *b, uint32_t bPanel,
    uint32_t bDepth, NUMBER *c, uint32_t cRow, int32_t depth, int accumulate) {
  VECTOR sum[TILE_ROWS][TILE_PANELS];
  _Pragma("unroll") for (int i = 0; i < rows; i++)
    _Pragma("unroll") for (int j = 0; j < panels; j++) {
      if (accumulate) __builtin_memcpy(&sum[i][j], c + i * cRow + j * LANES, sizeof(VECTOR));
      else sum[i][j] = (VECTOR){0};
    }
  TILE_UNROLL for (int32_t k = 0; k < depth; k++) {
    VECTOR row[TILE_PANELS];
    _Pragma("unroll") for (int j = 0; j < panels; j++) __builtin_memcpy(&row[j], b + j * bPanel, sizeof(VECTOR));
    _Pragma("unroll") for (int i = 0; i < rows; i++) {
      NUMBER factor = a[i * aRow];
      _Pragma("unroll") for (int j = 0; j < panels; j++) sum[i][j] = sum[i][j] + factor * row[j];
    }
    a += aDepth;
    b += bDepth;
  }
  _Pragma("unroll") for (int i = 0; i < rows; i++)
    _Pragma("unroll") for (int j = 0; j < panels; j++) __builtin_memcpy(c + i * cRow + j * LANES, &sum[i][j], sizeof(VECTOR));
}

EXPORT void PRODUCT(
    const NUMBER *a, uint32_t aRow, uint32_t aDepth, const NUMBER *b, uint32_t bPanel, uint32_t bDepth, NUMBER *c,
    uint32_t cRow, int32_t rows, int32_t columns, int32_t depth, int32_t accumulate) {
  // Tiles of TILE_ROWS rows and then of 4: any multiple of 4 is made of the two.
  int32_t tall = rows;
  while (tall % TILE_ROWS) tall -= 4;
  for (int32_t j = 0; j < columns; j += TILE_PANELS * LANES) {
    const NUMBER *panel = b + (uint32_t)(j / LANES) * bPanel;
    int narrow = columns - j < TILE_PANELS * LANES;
    for (int32_t i = 0; i < rows;) {
      const NUMBER *from = a + (uint32_t)i * aRow;
      NUMBER *to = c + (uint32_t)i * cRow + j;
#define OPERANDS from, aRow, aDepth, panel, bPanel, bDepth, to, cRow, depth, accumulate
      if (i < tall) {
        if (narrow) TILE(TILE_ROWS, 1, OPERANDS);
        else TILE(TILE_ROWS, TILE_PANELS, OPERANDS);
        i += TILE_ROWS;
      } else {
        if (narrow) TILE(4, 1, OPERANDS);
        else TILE(4, TILE_PANELS, OPERANDS);
        i += 4;
      }
#undef OPERANDS
    }
  }
}
