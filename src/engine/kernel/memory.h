// One memory holds everything: parameters, samples, work space. The host lays it out and describes it in a struct of
// byte offsets ("descriptor") whose first word is the struct's own offset; so the same code finds its arrays in
// WebAssembly, where the memory begins at address 0, and in a process that has it anywhere.
#ifndef MEMORY_H
#define MEMORY_H

#include "vector.h"

/** Bytes from the beginning of the memory. */
typedef uint32_t Offset;

/** Where the memory of a descriptor begins. */
INLINE char *memoryOf(const void *descriptor) { return (char *)((uintptr_t)descriptor - *(const Offset *)descriptor); }

/** The float32 array at a byte offset of the memory that `descriptor` describes. */
INLINE float *floatsAt(const void *descriptor, Offset offset) { return (float *)(memoryOf(descriptor) + offset); }
INLINE int32_t *integersAt(const void *descriptor, Offset offset) { return (int32_t *)(memoryOf(descriptor) + offset); }

INLINE int32_t smaller(int32_t a, int32_t b) { return a < b ? a : b; }

#endif
