import type { AdamWOptions } from './taskProblem';

/** `AdamW` of kernel/adamw.c. */
export const adamwFields = {
  self: 'Offset',
  parameters: 'Offset',
  moment1: 'Offset',
  moment2: 'Offset',
  gradients: 'Offset',
  shards: 'int32_t',
  size: 'int32_t',
  rate: 'float',
  beta1: 'float',
  beta2: 'float',
  complement1: 'float',
  complement2: 'float',
  epsilon: 'float',
  decay: 'float',
} as const;

/** The step's numbers; the complements are rounded once, when they are written as float32. */
export function adamwNumbers({ learningRate, beta1, beta2, epsilon, weightDecay }: AdamWOptions) {
  return {
    rate: learningRate,
    beta1,
    beta2,
    complement1: 1 - beta1,
    complement2: 1 - beta2,
    epsilon,
    decay: weightDecay,
  };
}
