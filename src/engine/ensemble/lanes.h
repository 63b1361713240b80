// One source for a GPU and, to check its bytes without one, for a processor. Work is given to warps of 32 lanes; what
// stands in LANES runs once a lane, and all lanes have done it before the next begins.
#ifndef LANES_H
#define LANES_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#ifdef __CUDACC__
#define UNROLL _Pragma("unroll")
#define UNROLL_BY_4 _Pragma("unroll 4")
#define BOTH static __device__ __forceinline__
#define BOTH_HOST static __host__ __device__ inline
#define LANES(...) \
  { \
    const int lane = threadIdx.x & 31; \
    __VA_ARGS__ \
  } \
  __syncwarp();
#else
#define UNROLL
#define UNROLL_BY_4
#define BOTH static inline
#define BOTH_HOST static inline
#define LANES(...) \
  for (int lane = 0; lane < 32; lane++) { __VA_ARGS__ }
struct alignas(16) float4 {
  float x, y, z, w;
};
#endif

BOTH float4 load4(const float *from) { return *(const float4 *)from; }
BOTH void store4(float *to, float x, float y, float z, float w) {
  float4 all;
  all.x = x, all.y = y, all.z = z, all.w = w;
  *(float4 *)to = all;
}

BOTH int32_t bitsOf(float x) {
  int32_t bits;
  memcpy(&bits, &x, 4);
  return bits;
}
BOTH float floatOf(int32_t bits) {
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

#endif
