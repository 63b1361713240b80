#include "kernel.h"
#include "labelGradient.h"

/**
 * Takes the mean over classes off each row of the head's kernel and off its bias. All logits of a sample move together
 * then, which the softmax cannot see: no output changes.
 */
EXPORT void gaugeHead(const Task *d) {
  float *parameters = floatsAt(d, d->parameters);
  int32_t n = d->classesPadded;
  for (int32_t i = 0; i <= d->hidden1; i++) {
    float *row = parameters + (i < d->hidden1 ? d->kernel2 + i * n : d->bias2);
    addEverywhere(d, row, -(sumOfRow(row, n) / (float)d->classes));
  }
}
