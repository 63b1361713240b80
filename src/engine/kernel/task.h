// The task model: a 2p - n0 - n1 - p perceptron with relu, on pairs of one-hot operands.
#ifndef TASK_H
#define TASK_H

#include "memory.h"

/** Described by the host (taskFields.ts, field by field). Widths are padded to multiples of 8. */
typedef struct {
  Offset self;
  /** p, and p padded: what lies between is masked out of the softmax. */
  int32_t classes, classesPadded;
  int32_t hidden0, hidden1;
  /** Numbers from row to row of the work space: a width and some more, so that rows do not meet in the cache. */
  int32_t stride0, stride1, strideOut;
  /** Rounded up to 4, as are the two below. */
  int32_t samples;
  int32_t shardSize, blockSize;
  /** Whether operands of products are rounded to 10 bits of mantissa first. */
  int32_t tf32;
  /** Of stochastic rounding. */
  int32_t seed;
  /** Added to each logit's gradient, before the weight, where a sample's label gradient is DRIVE. */
  float drive;
  /** Factor of a penalty log(Z)^2; share of the target that goes to all classes alike. */
  float zLoss, labelSmoothing;
  /** Orthonormal directions of h1 that the backward pass projects out. */
  int32_t directions;
  /** Numbers of a parameter vector, and where its parts begin in it. */
  int32_t parameterSize, kernel0, bias0, kernel1, bias1, kernel2, bias2;
  Offset parameters, packed1, packed1Transposed, packed2, packed2Transposed;
  /** A parameter vector a shard. */
  Offset gradients;
  /** Rows of kernel0 that belong to the two operands of a sample. */
  Offset firstRows, secondRows;
  Offset labels, weights;
  /** enum LabelGradient, a sample each. */
  Offset labelGradients;
  /** An area of `scratchSize` numbers a thread. */
  Offset scratch;
  int32_t scratchSize;
  Offset directionVectors, logitMask;
  /** Where dL/dh1 of every sample goes, rows of hidden1; 0: not wanted. */
  Offset h1Gradients;
} Task;

#endif
