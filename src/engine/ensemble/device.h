// Memory and launches of a CUDA device, or the same on the processor.
#ifndef DEVICE_H
#define DEVICE_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pass.h"
#include "sums.h"
#include "update.h"

#define WARPS 4

#ifdef __CUDACC__
#define CHECKED(call) \
  do { \
    cudaError_t error = call; \
    if (error != cudaSuccess) fprintf(stderr, "%s: %s\n", #call, cudaGetErrorString(error)), exit(1); \
  } while (0)

static void *deviceMemory(size_t bytes) {
  void *at;
  CHECKED(cudaMalloc(&at, bytes));
  return at;
}
static void freeDevice(void *at) { CHECKED(cudaFree(at)); }
static void toDevice(void *to, const void *from, size_t bytes) {
  CHECKED(cudaMemcpyAsync(to, from, bytes, cudaMemcpyHostToDevice));
}
static void toHost(void *to, const void *from, size_t bytes) { CHECKED(cudaMemcpy(to, from, bytes, cudaMemcpyDeviceToHost)); }
static void clearDevice(void *at, size_t bytes) { CHECKED(cudaMemsetAsync(at, 0, bytes)); }

__global__ void passKernel(const Slot *slots, int step) {
  extern __shared__ WarpSpace spaces[];
  const Slot *d = slots + blockIdx.y;
  int at = TILE_ROWS * (blockIdx.x * WARPS + threadIdx.x / 32);
  if (step < d->is.steps && at < d->is.samples) passOfWarp(d, at, spaces + threadIdx.x / 32, (uint32_t)(d->is.first + step));
}
__global__ void sumsKernel(const Slot *slots, int step) {
  const Slot *d = slots + blockIdx.y;
  int piece = blockIdx.x * WARPS + threadIdx.x / 32;
  if (step < d->is.steps && piece < sumsOfSlot(&d->is)) sumOfWarp(d, piece);
}
__global__ void adamwKernel(const Slot *slots, int step) {
  const Slot *d = slots + blockIdx.y;
  int o = blockIdx.x * blockDim.x + threadIdx.x;
  if (step < d->is.steps && o < d->is.parameterSize) adamwOf(d, o, step);
}
__global__ void gaugeKernel(const Slot *slots, int step) {
  const Slot *d = slots + blockIdx.y;
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  if (step < d->is.steps && d->is.gauge > 0 && (d->is.first + step + 1) % d->is.gauge == 0 && row <= d->is.hidden1)
    gaugeRow(d, row);
}
__global__ void layOutKernel(const Slot *slots) {
  const Slot *d = slots + blockIdx.y;
  int o = blockIdx.x * blockDim.x + threadIdx.x;
  if (o < d->is.hidden1 * (d->is.hidden0 + d->is.classesPadded)) layOut(d, o);
}

/** A launch for every slot over `count` pieces, `each` a block. */
#define GRID(count, each) dim3(((count) + (each) - 1) / (each), runs)

/** Takes `steps` steps of every slot. */
static void takeSteps(const Slot *host, const Slot *slots, int runs, int steps) {
  int samples = 0, sums = 0, size = 0, gauge = 0, weights = 0;
  for (int r = 0; r < runs; r++) {
    const Header *is = &host[r].is;
#define ATLEAST(x, y) x = (y) > x ? (y) : x
    ATLEAST(samples, is->samples);
    ATLEAST(size, is->parameterSize);
    ATLEAST(gauge, is->gauge);
    ATLEAST(weights, is->hidden1 * (is->hidden0 + is->classesPadded));
    ATLEAST(sums, SHARDS * (is->hidden1 / 8 + is->hidden0 / 8 + 3 + 2 * is->classes));
#undef ATLEAST
  }
  const size_t shared = WARPS * sizeof(WarpSpace);
  CHECKED(cudaFuncSetAttribute(passKernel, cudaFuncAttributeMaxDynamicSharedMemorySize, (int)shared));
  layOutKernel<<<GRID(weights, 256), 256>>>(slots);
  for (int step = 0; step < steps; step++) {
    passKernel<<<GRID(samples, TILE_ROWS * WARPS), 32 * WARPS, shared>>>(slots, step);
    sumsKernel<<<GRID(sums, WARPS), 32 * WARPS>>>(slots, step);
    adamwKernel<<<GRID(size, 256), 256>>>(slots, step);
    if (gauge > 0) gaugeKernel<<<GRID(MAX_WIDTH + 1, 64), 64>>>(slots, step);
    layOutKernel<<<GRID(weights, 256), 256>>>(slots);
  }
  CHECKED(cudaGetLastError());
}

#else
static void *deviceMemory(size_t bytes) { return aligned_alloc(256, (bytes + 255) / 256 * 256); }
static void freeDevice(void *at) { free(at); }
static void toDevice(void *to, const void *from, size_t bytes) { memcpy(to, from, bytes); }
static void toHost(void *to, const void *from, size_t bytes) { memcpy(to, from, bytes); }
static void clearDevice(void *at, size_t bytes) { memset(at, 0, bytes); }

static void layOutAll(const Slot *d) {
  for (int o = 0; o < d->is.hidden1 * (d->is.hidden0 + d->is.classesPadded); o++) layOut(d, o);
}

static void takeSteps(const Slot *, const Slot *slots, int runs, int steps) {
  static WarpSpace space;
  for (int r = 0; r < runs; r++) {
    const Slot *d = slots + r;
    layOutAll(d);
    for (int step = 0; step < steps && step < d->is.steps; step++) {
      for (int at = 0; at < d->is.samples; at += TILE_ROWS) passOfWarp(d, at, &space, (uint32_t)(d->is.first + step));
      for (int piece = 0; piece < sumsOfSlot(&d->is); piece++) sumOfWarp(d, piece);
      for (int o = 0; o < d->is.parameterSize; o++) adamwOf(d, o, step);
      if (d->is.gauge > 0 && (d->is.first + step + 1) % d->is.gauge == 0)
        for (int row = 0; row <= d->is.hidden1; row++) gaugeRow(d, row);
      layOutAll(d);
    }
  }
}
#endif

#endif
