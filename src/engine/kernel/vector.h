// The vectors that all of the kernel computes on: eight float32 (two registers of WebAssembly or NEON, one of AVX2),
// four float64, and four float32 where lanes are summed. Every operation is one lane at a time, so the width of the
// registers never shows in a result. What would show, the order in which lanes are added up, stands in `sumOfLanes`.
#ifndef VECTOR_H
#define VECTOR_H

#include <stdint.h>

typedef float f32x8 __attribute__((vector_size(32)));
typedef float f32x4 __attribute__((vector_size(16)));
typedef double f64x4 __attribute__((vector_size(32)));
typedef int32_t i32x8 __attribute__((vector_size(32)));
typedef uint32_t u32x8 __attribute__((vector_size(32)));

#define INLINE static inline __attribute__((always_inline))
/** Visible to whoever loads the library, in either build. */
#define EXPORT __attribute__((visibility("default")))

// Memory is aligned to single numbers only; copies of a known size are one load or store.
INLINE f32x8 load8(const float *from) { f32x8 x; __builtin_memcpy(&x, from, sizeof x); return x; }
INLINE f32x4 load4(const float *from) { f32x4 x; __builtin_memcpy(&x, from, sizeof x); return x; }
INLINE void store8(float *to, f32x8 x) { __builtin_memcpy(to, &x, sizeof x); }
INLINE void store4(float *to, f32x4 x) { __builtin_memcpy(to, &x, sizeof x); }

INLINE f32x8 splat8(float x) { return (f32x8){x, x, x, x, x, x, x, x}; }
INLINE f32x4 low(f32x8 x) { return __builtin_shufflevector(x, x, 0, 1, 2, 3); }
INLINE f32x4 high(f32x8 x) { return __builtin_shufflevector(x, x, 4, 5, 6, 7); }

/** `yes` where the mask is set, `no` elsewhere. */
INLINE f32x8 select8(i32x8 mask, f32x8 yes, f32x8 no) { return (f32x8)((mask & (i32x8)yes) | (~mask & (i32x8)no)); }
/** 0 where the mask is set, x elsewhere. */
INLINE f32x8 clear8(i32x8 mask, f32x8 x) { return (f32x8)(~mask & (i32x8)x); }
INLINE f32x8 abs8(f32x8 x) { return (f32x8)((i32x8)x & 0x7fffffff); }
INLINE f32x8 sqrt8(f32x8 x) { return __builtin_elementwise_sqrt(x); }
INLINE f32x8 int32ToFloat8(i32x8 x) { return __builtin_convertvector(x, f32x8); }
INLINE i32x8 floatToInt32x8(f32x8 x) { return __builtin_convertvector(x, i32x8); }

/** max(x, 0), where NaN stays. */
INLINE f32x8 relu8(f32x8 x) { return clear8(x <= 0, x); }

/** The sum of four lanes, always as this tree. */
INLINE float sumOfLanes(f32x4 x) { return (x[0] + x[1]) + (x[2] + x[3]); }
/** Adds eight numbers to four running sums: numbers 0 to 3 first, then 4 to 7. */
INLINE f32x4 addLanes(f32x4 sum, f32x8 x) { return sum + low(x) + high(x); }

#endif
