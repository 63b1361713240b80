#include "kernel.h"
#include "panels.h"
#include "task.h"

/** Lays one weight matrix out in panels for the forward (jobs 0, 1) or the backward pass (jobs 2, 3). */
EXPORT void packWeights(const Task *d, int32_t job) {
  int32_t n0 = d->hidden0, n1 = d->hidden1, padded = d->classesPadded;
  const float *kernel1 = floatsAt(d, d->parameters) + d->kernel1;
  const float *kernel2 = floatsAt(d, d->parameters) + d->kernel2;
  if (job == 0) packPanels32(kernel1, n1, n0, n1, floatsAt(d, d->packed1));
  else if (job == 1) packPanels32(kernel2, padded, n1, padded, floatsAt(d, d->packed2));
  else if (job == 2) packTransposedPanels32(kernel1, n1, n1, n0, floatsAt(d, d->packed1Transposed));
  else packTransposedPanels32(kernel2, padded, d->classes, n1, floatsAt(d, d->packed2Transposed));
}
