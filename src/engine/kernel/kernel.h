// Everything that a host can call; `kernelFunctions` in kernelInterface.ts names the same, with the same arguments.
#ifndef KERNEL_H
#define KERNEL_H

#include "glp/glp.h"
#include "noise.h"
#include "product/panels.h"
#include "product/product32.h"
#include "task.h"

typedef struct AdamW AdamW;

int32_t adamwStep(const AdamW *d, int32_t from, int32_t to, float clip, float correction1, float correction2);
void packWeights(const Task *d, int32_t job);
void taskShard(const Task *d, int32_t shard, int32_t thread, uint32_t step);
void gaugeHead(const Task *d);
void packMatrix(const Glp *d, int32_t matrix, int32_t transposed);
void trainBlock(
    const Glp *d, int32_t block, int32_t thread, const int32_t *samples, const float *times, uint32_t key0, uint32_t key1);
void velocityBlock(const Glp *d, int32_t thread, const float *x, const float *times, float *out, int32_t rows);
double weightGradient(const Glp *d, int32_t matrix, int32_t from, int32_t to);
double vectorGradient(const Glp *d);
void product64(
    const double *a, uint32_t aRow, uint32_t aDepth, const double *b, uint32_t bPanel, uint32_t bDepth, double *c,
    uint32_t cRow, int32_t rows, int32_t columns, int32_t depth, int32_t accumulate);
void packPanels64(const double *b, uint32_t stride, int32_t depth, int32_t columns, double *out);
void packTransposedPanels64(const double *b, uint32_t stride, int32_t depth, int32_t columns, double *out);
void expEach(const float *x, float *out, int32_t n);

#endif
