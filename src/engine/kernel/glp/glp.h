// The generative latent prior: a residual network of SwiGLU blocks that predicts a velocity from a noisy activation and a
// time; see glpForward.h.
#ifndef GLP_H
#define GLP_H

#include "memory.h"

/** Rows whose gradients of the norm scales and whose loss are summed on their own: part of the arithmetic. */
#define SHARD_ROWS 32
/** Rows that go through the network together, whole shards: part of the speed alone. */
#define BLOCK_ROWS 64

/** A weight matrix [rows x columns]. */
typedef struct {
  /** Bytes, inside a parameter vector. */
  Offset offset;
  int32_t rows, columns;
  /** Bytes, inside the store: the layer's inputs, and the gradients at its outputs. */
  Offset left, right;
} GlpMatrix;

/** Matrix indices: these four, then gate-up and down of each block in turn. */
enum { INPUT_MATRIX, TIME_FIRST, TIME_SECOND, OUTPUT_MATRIX, FIRST_BLOCK };

/** Described by the host (glpFields.ts, field by field). Widths are multiples of 8. */
typedef struct {
  Offset self;
  int32_t input, model, mlp, blocks, timeFeatures, timeHidden;
  /** Rows of a training step, a multiple of 4. */
  int32_t batch;
  float epsilon;
  Offset parameters, gradient, packed, packedTransposed, frequencies, activations;
  /** Inputs of every layer and gradients at its outputs, for a whole batch. */
  Offset store;
  /** A gradient of the norm scales and a sum of squares (float64) a shard. */
  Offset scalePartials, lossPartials;
  /** Bytes, inside a parameter vector: the norm scales, one norm after the other. */
  Offset scales;
  /** An area of `scratchBytes` a thread; what follows are offsets inside it. */
  Offset scratch, scratchBytes;
  Offset x, features, timeInner, timeActive, stream;
  /** An area a norm. */
  Offset normalised, inverse;
  Offset scaled;
  /** An area a block. */
  Offset gateUp;
  Offset active, output, target, streamGradient, scaledGradient, activeGradient;
  /** As many as there are. */
  GlpMatrix matrices[];
} Glp;

/** A thread's area of the work space. */
INLINE char *scratchOf(const Glp *d, int32_t thread) {
  return memoryOf(d) + d->scratch + (uint32_t)thread * d->scratchBytes;
}
/** The gradient of the norm scales of a shard. */
INLINE float *scalePartialOf(const Glp *d, int32_t shard) {
  return floatsAt(d, d->scalePartials) + shard * (d->blocks + 1) * d->model;
}
/** One of the arrays inside such an area. */
#define AREA(s, name) ((float *)((s) + d->name))

INLINE float *normalisedOf(const Glp *d, char *s, int32_t norm) { return AREA(s, normalised) + norm * BLOCK_ROWS * d->model; }
INLINE float *inverseOf(const Glp *d, char *s, int32_t norm) { return AREA(s, inverse) + norm * BLOCK_ROWS; }
INLINE float *gateUpOf(const Glp *d, char *s, int32_t block) { return AREA(s, gateUp) + block * BLOCK_ROWS * 2 * d->mlp; }
INLINE const float *scalesOf(const Glp *d, int32_t norm) {
  return floatsAt(d, d->parameters + d->scales) + norm * d->model;
}

#endif
