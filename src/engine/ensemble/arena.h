// Where a run lies on the device.
#ifndef ARENA_H
#define ARENA_H

#include "device.h"
#include "request.h"

/** Device memory of one run at a time, kept from batch to batch. */
typedef struct {
  char *at;
  size_t bytes;
} Arena;

/** Lays a request's arrays and its work space out in an arena, and copies the former there. */
static Slot place(const Request *request, Arena *arena) {
  const Header *is = &request->is;
  const size_t size = (size_t)is->parameterSize, n = (size_t)is->samples;
  const size_t n0 = (size_t)is->hidden0, n1 = (size_t)is->hidden1, classes = (size_t)is->classesPadded;
  const size_t given = (request->bytes.size() + 255) / 256 * 256;
  const size_t work = 4 * (SHARDS * size + 2 * n1 * (n0 + classes) + n * (2 * n0 + 2 * n1 + classes)) + 4096;
  if (arena->bytes < given + work) {
    if (arena->at) freeDevice(arena->at);
    arena->at = (char *)deviceMemory(arena->bytes = given + work);
  }
  toDevice(arena->at, request->bytes.data(), request->bytes.size());
  Slot d;
  d.is = *is;
  float *next = (float *)arena->at;
#define TAKE(name, type, numbers) d.name = (type *)next, next += numbers
  TAKE(parameters, float, size);
  TAKE(moment1, float, size);
  TAKE(moment2, float, size);
  TAKE(firstRows, int32_t, n);
  TAKE(secondRows, int32_t, n);
  TAKE(labels, int32_t, n);
  TAKE(labelGradients, int32_t, n);
  TAKE(sampleWeights, float, n);
  TAKE(directionVectors, float, (size_t)is->directions * n1);
  TAKE(corrections, float, 2 * (size_t)is->steps);
  TAKE(touchedFrom, int32_t, (size_t)(SHARDS * rowsOfKernel0(is) + 1));
  d.touched = (int32_t *)next;
  next = (float *)(arena->at + given);
  TAKE(gradients, float, SHARDS * size);
  TAKE(weights1, float, n0 * n1);
  TAKE(weights1Transposed, float, n0 * n1);
  TAKE(weights2, float, n1 * classes);
  TAKE(weights2Transposed, float, n1 * classes);
  TAKE(h0, float, n * n0);
  TAKE(h1, float, n * n1);
  TAKE(logits, float, n * classes);
  TAKE(dh1, float, n * n1);
  TAKE(dh0, float, n * n0);
  TAKE(bad, int32_t, 1);
#undef TAKE
  clearDevice(d.bad, 4);
  return d;
}

#endif
