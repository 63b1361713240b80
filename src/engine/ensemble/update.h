// What follows the gradient: kernel/adamw.c, gauge.c and packWeights.c, a number or a row at a time, same bytes.
#ifndef UPDATE_H
#define UPDATE_H

#include "rowFunctions.h"
#include "slot.h"

BOTH void adamwOf(const Slot *d, int32_t o, int32_t step) {
  const Header *is = &d->is;
  float g = d->gradients[o];
  for (int s = 1; s < SHARDS; s++) g = g + d->gradients[s * is->parameterSize + o];
  float m = withoutTiny(is->beta1 * d->moment1[o] + is->complement1 * g);
  float v = withoutTiny(is->beta2 * d->moment2[o] + is->complement2 * (g * g));
  float p = d->parameters[o];
  float scaled = (m / d->corrections[step]) / (sqrtf(v / d->corrections[is->steps + step]) + is->epsilon);
  float next = withoutTiny(p - is->rate * (scaled + is->decay * p));
  d->moment1[o] = m;
  d->moment2[o] = v;
  d->parameters[o] = next;
  if (next * 0.0f != 0.0f) *d->bad = 1;
}

/** Takes the mean over classes off row `row` of the head's kernel, or off its bias behind the last. */
BOTH void gaugeRow(const Slot *d, int32_t row) {
  const Header *is = &d->is;
  float *x = d->parameters + (row < is->hidden1 ? is->kernel2 + row * is->classesPadded : is->bias2);
  float sums[4] = {0, 0, 0, 0};
  for (int c = 0; c < is->classesPadded; c++) sums[c & 3] = sums[c & 3] + x[c];
  float mean = ((sums[0] + sums[1]) + (sums[2] + sums[3])) / (float)is->classes;
  for (int c = 0; c < is->classes; c++) x[c] = x[c] + -mean;
}

/** Weight `o` of kernel1, or behind these of kernel2, as products read it. */
BOTH void layOut(const Slot *d, int32_t o) {
  const Header *is = &d->is;
  const int n0 = is->hidden0, n1 = is->hidden1, classes = is->classesPadded;
  if (o < n0 * n1) {
    float w = operand(is->tf32, d->parameters[is->kernel1 + o]);
    d->weights1[o] = w;
    d->weights1Transposed[(o % n1) * n0 + o / n1] = w;
  } else {
    o -= n0 * n1;
    float w = operand(is->tf32, d->parameters[is->kernel2 + o]);
    d->weights2[o] = w;
    d->weights2Transposed[(o % classes) * n1 + o / classes] = w;
  }
}

#endif
