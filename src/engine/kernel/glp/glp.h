// The generative latent prior: a residual network of SwiGLU blocks that predicts a velocity from a noisy activation and a
// time; see glpForward.h.
#ifndef GLP_H
#define GLP_H

#include "memory.h"

/** Rows whose gradients of the norms' parameters and whose loss are summed on their own: part of the arithmetic. */
#define SHARD_ROWS 32
/** Rows that go through the network together, whole shards: part of the speed alone. */
#define BLOCK_ROWS 64

/** A weight matrix [rows x columns]. */
typedef struct {
  /** Bytes, inside a parameter vector: the weights and, where layers have one, the bias. */
  Offset offset, bias;
  int32_t rows, columns;
  /** Bytes, inside the store: the layer's inputs, and the gradients at its outputs. */
  Offset left, right;
} GlpMatrix;

/** Matrix indices: these four, then gate-up, down and, where time multiplies, time of each block in turn. */
enum { INPUT_MATRIX, TIME_FIRST, TIME_SECOND, OUTPUT_MATRIX, FIRST_BLOCK };

/** Described by the host (glpFields.ts, field by field). Widths are multiples of 8. */
typedef struct {
  Offset self;
  int32_t input, model, mlp, blocks, timeFeatures, timeHidden;
  /** 1: time multiplies the gate of every block; 0: it is added to the stream once. */
  int32_t timeMultiplies;
  /** 1: LayerNorm, and a bias in every layer; 0: RMSNorm, and none. */
  int32_t layerNorm;
  /** Rows of a training step, a multiple of 4. */
  int32_t batch;
  float epsilon;
  Offset parameters, gradient, packed, packedTransposed, frequencies, activations;
  /** Inputs of every layer and gradients at its outputs, for a whole batch. */
  Offset store;
  /** A gradient of the norms' parameters and a sum of squares (float64) a shard. */
  Offset normPartials, lossPartials;
  /** Bytes, inside a parameter vector: the norms' scales, one norm after the other, then their shifts, then all biases. */
  Offset scales;
  /** An area of `scratchBytes` a thread; what follows are offsets inside it. */
  Offset scratch, scratchBytes;
  Offset x, features, timeInner, timeActive;
  /** The embedding of time where it multiplies, and the gradient there. */
  Offset time, timeGradient;
  Offset stream;
  /** An area a norm. */
  Offset normalised, inverse;
  Offset scaled;
  /** An area a block: gate and up; what time multiplies the gate by. */
  Offset gateUp, factor;
  Offset active, output, target, streamGradient, scaledGradient, activeGradient;
  /** As many as there are. */
  GlpMatrix matrices[];
} Glp;

/** A thread's area of the work space. */
INLINE char *scratchOf(const Glp *d, int32_t thread) {
  return memoryOf(d) + d->scratch + (uint32_t)thread * d->scratchBytes;
}
/** How many scales the norms have, and as many shifts where they have any. */
INLINE int32_t scaleCount(const Glp *d) { return (d->blocks + 1) * d->model; }
INLINE int32_t normCount(const Glp *d) { return d->layerNorm ? 2 * scaleCount(d) : scaleCount(d); }
/** The gradient of the norms' parameters of a shard: of all scales, then of all shifts. */
INLINE float *normPartialOf(const Glp *d, int32_t shard) {
  return floatsAt(d, d->normPartials) + shard * normCount(d);
}
/** Of a block's matrices the first, gate-up; down and time follow it. */
INLINE int32_t blockMatrix(const Glp *d, int32_t block) { return FIRST_BLOCK + (d->timeMultiplies ? 3 : 2) * block; }
/** One of the arrays inside such an area. */
#define AREA(s, name) ((float *)((s) + d->name))

INLINE float *normalisedOf(const Glp *d, char *s, int32_t norm) { return AREA(s, normalised) + norm * BLOCK_ROWS * d->model; }
INLINE float *inverseOf(const Glp *d, char *s, int32_t norm) { return AREA(s, inverse) + norm * BLOCK_ROWS; }
INLINE float *gateUpOf(const Glp *d, char *s, int32_t block) { return AREA(s, gateUp) + block * BLOCK_ROWS * 2 * d->mlp; }
INLINE float *factorOf(const Glp *d, char *s, int32_t block) { return AREA(s, factor) + block * BLOCK_ROWS * d->mlp; }
INLINE const float *scalesOf(const Glp *d, int32_t norm) {
  return floatsAt(d, d->parameters + d->scales) + norm * d->model;
}
INLINE const float *shiftsOf(const Glp *d, int32_t norm) { return scalesOf(d, norm) + scaleCount(d); }

#endif
