#ifndef NOISE_H
#define NOISE_H

#include "vector.h"

/** Normals of counters first ... first + n - 1 under a key; n a multiple of 8. */
EXPORT void fillNormal(uint32_t key0, uint32_t key1, uint32_t first, float *out, int32_t n);

#endif
