// One run of the ensemble on the device: its shape, the arithmetic of its steps and where its arrays lie.
#ifndef SLOT_H
#define SLOT_H

#include <stdint.h>

#define SHARDS 8
#define MAX_WIDTH 128
#define MAX_DIRECTIONS 16
#define MAX_STEPS 256

/** What a request begins with, number by number (ensembleRequest.ts); widths are padded as the engine pads them. */
typedef struct {
  int32_t magic;
  int32_t classes, classesPadded, hidden0, hidden1, samples, shardSize;
  int32_t tf32, seed, gauge, directions;
  int32_t parameterSize, kernel0, bias0, kernel1, bias1, kernel2, bias2;
  /** Steps taken before, and to be taken now. */
  int32_t first, steps;
  float drive, zLoss, labelSmoothing;
  float rate, beta1, beta2, complement1, complement2, epsilon, decay;
} Header;

typedef struct {
  Header is;
  float *parameters, *moment1, *moment2;
  /** A parameter vector a shard. */
  float *gradients;
  /** Weights as products read them, and transposed. */
  float *weights1, *weights1Transposed, *weights2, *weights2Transposed;
  /** Rows a sample, of the last pass: activations, and gradients before operands of products are rounded. */
  float *h0, *h1, *logits, *dh1, *dh0;
  int32_t *firstRows, *secondRows, *labels, *labelGradients;
  float *sampleWeights, *directionVectors;
  /** Both bias corrections of each step. */
  float *corrections;
  /** For each shard and each row of kernel0 the samples whose operand it is, in order: where they begin, and they. */
  int32_t *touchedFrom, *touched;
  /** Set when a parameter is infinite or NaN. */
  int32_t *bad;
} Slot;

#endif
