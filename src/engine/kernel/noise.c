// Standard normals as `jax.random.normal`, eight at a time: 23 random bits to (-1, 1), then the inverse error function of
// M. Giles. src/random has the scalar reference.
#include "noise.h"
#include "logarithm.h"
#include "threefry.h"

INLINE f32x8 inverseErf(f32x8 u) {
  f32x8 w = -log8(1.0f - u * u);
  f32x8 c = w - 2.5f, s = sqrt8(w) - 3.0f;
  f32x8 p = splat8(2.81022636e-8f), q = splat8(-0.000200214257f);
  p = p * c + 3.43273939e-7f, q = q * s + 0.000100950558f;
  p = p * c + -3.5233877e-6f, q = q * s + 0.00134934322f;
  p = p * c + -4.39150654e-6f, q = q * s + -0.00367342844f;
  p = p * c + 0.00021858087f, q = q * s + 0.00573950773f;
  p = p * c + -0.00125372503f, q = q * s + -0.0076224613f;
  p = p * c + -0.00417768164f, q = q * s + 0.00943887047f;
  p = p * c + 0.246640727f, q = q * s + 1.00167406f;
  p = p * c + 1.50140941f, q = q * s + 2.83297682f;
  return select8(w < 5.0f, p, q) * u;
}

INLINE f32x8 normalOf(u32x8 bits) {
  f32x8 steps = int32ToFloat8((i32x8)(bits >> 9)) * 2.384185791015625e-7f;
  f32x8 u = steps + -0.99999994f;
  return 1.41421356237309505f * inverseErf(select8(u > -0.99999994f, u, splat8(-0.99999994f)));
}

EXPORT void fillNormal(uint32_t key0, uint32_t key1, uint32_t first, float *out, int32_t n) {
  u32x8 counter = first + (u32x8){0, 1, 2, 3, 4, 5, 6, 7};
  for (int32_t o = 0; o < n; o += 8, counter += 8) store8(out + o, normalOf(threefry8(key0, key1, counter)));
}
