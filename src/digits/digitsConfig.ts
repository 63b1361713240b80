import { join } from 'node:path';
import { z } from 'zod';
import { parseJsonFile } from '../data/json/parseJsonFile';

const count = z.int().min(1);

const schema = z.strictObject({
  /** Images of each digit to train on; as many others are for tests. */
  of_each: z.int().min(1).max(400),
  /** Width and height of an image. */
  pixels: z.literal([7, 14, 28]),
  hidden: z.array(count).min(1),
  zipf_exponent: z.number().min(0),
  adamw: z.strictObject({
    learningRate: z.number().positive(),
    beta1: z.number(),
    beta2: z.number(),
    epsilon: z.number(),
    weightDecay: z.number().min(0),
  }),
  epochs: count,
  /** Epochs between two rows of history. */
  every: count,
  /** What comes before is the learning itself, and not looked at. */
  settled: z.int().min(0),
  seeds: z.array(z.int().min(0)).min(1),
  prior_steps: z.int().min(4),
});

/** What the trainings of a folder have in common. */
export type DigitsConfig = z.infer<typeof schema>;

/**
 * The essay's loss, optimiser and depth on other data: 1,000 digits at 14 x 14 pixels. Fixed before any of its runs.
 */
export const digitsConfig: DigitsConfig = {
  of_each: 100,
  pixels: 14,
  hidden: [64, 64],
  zipf_exponent: 1.5,
  adamw: { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1 },
  epochs: 6_000,
  every: 50,
  settled: 1_000,
  seeds: [1, 2, 3],
  prior_steps: 1_000,
};

/** @throws InputError for a folder without `config.json`, or one that does not fit. */
export function readDigitsConfig(folder: string): DigitsConfig {
  return parseJsonFile(join(folder, 'config.json'), schema);
}
