#include "kernel.h"
#include "operands.h"
#include "product/product32.h"
#include "rows.h"
#include "softmaxGradient.h"
#include "task.h"

/** h0 = relu(kernel0[a] + kernel0[p + b] + bias0): the one-hot layer as two row look-ups. */
INLINE void gather(const Task *d, int32_t at, int32_t rows, float *h0) {
  const float *parameters = floatsAt(d, d->parameters), *bias = parameters + d->bias0;
  const int32_t *firstRows = integersAt(d, d->firstRows) + at, *secondRows = integersAt(d, d->secondRows) + at;
  int32_t n = d->hidden0;
  for (int32_t i = 0; i < rows; i++, h0 += d->stride0) {
    const float *first = parameters + d->kernel0 + firstRows[i] * n, *second = parameters + d->kernel0 + secondRows[i] * n;
    EACH8(o, n) store8(h0 + o, relu8(operand(d, load8(first + o)) + operand(d, load8(second + o)) + load8(bias + o)));
  }
}

/** The transpose of `gather`: each sample's gradient is added to its two rows, in sample order. */
INLINE void scatter(const Task *d, int32_t at, int32_t rows, const float *dh0, float *kernel0) {
  const int32_t *firstRows = integersAt(d, d->firstRows) + at, *secondRows = integersAt(d, d->secondRows) + at;
  int32_t n = d->hidden0;
  for (int32_t i = 0; i < rows; i++, dh0 += d->stride0) {
    addRow(kernel0 + firstRows[i] * n, dh0, n);
    addRow(kernel0 + secondRows[i] * n, dh0, n);
  }
}

/** The essay's custom backward rule between encoder and head: (I - m m^T), one direction after the other. */
INLINE void throughProjection(const Task *d, int32_t at, int32_t rows, float *dh1) {
  int32_t n = d->hidden1;
  if (d->h1Gradients) {
    float *wanted = floatsAt(d, d->h1Gradients) + at * n;
    for (int32_t i = 0; i < rows; i++) __builtin_memcpy(wanted + i * n, dh1 + i * d->stride1, 4 * (uint32_t)n);
  }
  for (int32_t k = 0; k < d->directions; k++) {
    const float *direction = floatsAt(d, d->directionVectors) + k * n;
    for (int32_t i = 0; i < rows; i++) projectOutRow(dh1 + i * d->stride1, direction, n);
  }
}

INLINE void biasRows(float *out, int32_t stride, const float *bias, int32_t rows, int32_t n, int relu) {
  for (int32_t i = 0; i < rows; i++) addBias(out + i * stride, bias, n, relu);
}

INLINE void maskRows(float *gradient, const float *activation, int32_t stride, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++) maskWhereActive(gradient + i * stride, activation + i * stride, n);
}

INLINE void operandRows(const Task *d, float *x, int32_t stride, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++) asOperands(d, x + i * stride, n);
}

INLINE void sumRows(const float *x, int32_t stride, float *out, int32_t rows, int32_t n) {
  for (int32_t i = 0; i < rows; i++) addRow(out, x + i * stride, n);
}

/** Forward and backward of `rows` samples from `at` on while they are in cache; adds to the shard's gradient. */
INLINE void taskBlock(const Task *d, int32_t at, int32_t rows, float *gradient, float *scratch, uint32_t step) {
  int32_t n0 = d->hidden0, n1 = d->hidden1, classes = d->classesPadded;
  int32_t s0 = d->stride0, s1 = d->stride1, out = d->strideOut;
  const float *parameters = floatsAt(d, d->parameters);
  float *h0 = scratch, *h1 = h0 + d->blockSize * s0, *logits = h1 + d->blockSize * s1;
  float *dh1 = logits + d->blockSize * out, *dh0 = dh1 + d->blockSize * s1;

  gather(d, at, rows, h0);
  operandRows(d, h0, s0, rows, n0);
  product32(h0, s0, 1, floatsAt(d, d->packed1), 8 * n0, 8, h1, s1, rows, n1, n0, 0);
  biasRows(h1, s1, parameters + d->bias1, rows, n1, 1);
  operandRows(d, h1, s1, rows, n1);
  product32(h1, s1, 1, floatsAt(d, d->packed2), 8 * n1, 8, logits, out, rows, classes, n1, 0);
  biasRows(logits, out, parameters + d->bias2, rows, classes, 0);

  for (int32_t i = 0; i < rows; i++) softmaxGradient(d, logits + i * out, at + i, step);
  sumRows(logits, out, gradient + d->bias2, rows, classes);
  operandRows(d, logits, out, rows, classes);

  product32(logits, out, 1, floatsAt(d, d->packed2Transposed), 8 * d->classes, 8, dh1, s1, rows, n1, d->classes, 0);
  throughProjection(d, at, rows, dh1);
  maskRows(dh1, h1, s1, rows, n1);
  sumRows(dh1, s1, gradient + d->bias1, rows, n1);
  operandRows(d, dh1, s1, rows, n1);
  product32(dh1, s1, 1, floatsAt(d, d->packed1Transposed), 8 * n1, 8, dh0, s0, rows, n0, n1, 0);
  maskRows(dh0, h0, s0, rows, n0);
  sumRows(dh0, s0, gradient + d->bias0, rows, n0);
  operandRows(d, dh0, s0, rows, n0);

  product32(h1, 1, s1, logits, 8, out, gradient + d->kernel2, classes, n1, classes, rows, 1);
  product32(h0, 1, s0, dh1, 8, s1, gradient + d->kernel1, n1, n0, n1, rows, 1);
  scatter(d, at, rows, dh0, gradient + d->kernel0);
}

/**
 * Forward and backward of one shard: writes the shard's own gradient vector; which thread runs it changes nothing. `step`
 * counts passes from the beginning of the run: random bits depend on it.
 */
EXPORT void taskShard(const Task *d, int32_t shard, int32_t thread, uint32_t step) {
  int32_t start = shard * d->shardSize, end = smaller(start + d->shardSize, d->samples);
  float *gradient = floatsAt(d, d->gradients) + shard * d->parameterSize;
  float *scratch = floatsAt(d, d->scratch) + thread * d->scratchSize;
  __builtin_memset(gradient, 0, 4 * (uint32_t)d->parameterSize);
  for (int32_t at = start; at < end; at += d->blockSize)
    taskBlock(d, at, smaller(d->blockSize, end - at), gradient, scratch, step);
}
