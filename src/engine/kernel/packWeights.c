#include "kernel.h"
#include "operands.h"
#include "product/panels.h"
#include "task.h"

/** Lays one weight matrix out in panels for the forward (jobs 0, 1) or the backward pass (jobs 2, 3). */
EXPORT void packWeights(const Task *d, int32_t job) {
  int32_t n0 = d->hidden0, n1 = d->hidden1, padded = d->classesPadded;
  const float *kernel1 = floatsAt(d, d->parameters) + d->kernel1;
  const float *kernel2 = floatsAt(d, d->parameters) + d->kernel2;
  float *packed1 = floatsAt(d, d->packed1), *packed1Transposed = floatsAt(d, d->packed1Transposed);
  float *packed2 = floatsAt(d, d->packed2), *packed2Transposed = floatsAt(d, d->packed2Transposed);
  if (job == 0) packPanels32(kernel1, n1, n0, n1, packed1), asOperands(d, packed1, n0 * n1);
  else if (job == 1) packPanels32(kernel2, padded, n1, padded, packed2), asOperands(d, packed2, n1 * padded);
  else if (job == 2)
    packTransposedPanels32(kernel1, n1, n1, n0, packed1Transposed), asOperands(d, packed1Transposed, n0 * n1);
  else {
    packTransposedPanels32(kernel2, padded, d->classes, n1, packed2Transposed);
    asOperands(d, packed2Transposed, d->classes * n1);
  }
}
