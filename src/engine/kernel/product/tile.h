// How many numbers of a product are held in registers at once: TILE_ROWS x TILE_PANELS vectors of 32 bytes. AVX2 has
// 16 registers of 32 bytes, NEON 32 of 16, and most machines give WebAssembly 16 of 16. Sizes differ by target, sums do
// not: each number of a product is summed over k on its own, in order.
#ifndef TILE_H
#define TILE_H

#if defined(__wasm__)
#define TILE_ROWS 4
#define TILE_PANELS 1
#define TILE_UNROLL
#else
#define TILE_ROWS 6
#define TILE_PANELS 2
// Two steps of k a turn: 15 % on AVX2. Four make the compiler run out of registers.
#define TILE_UNROLL _Pragma("clang loop unroll_count(2)")
#endif

#endif
