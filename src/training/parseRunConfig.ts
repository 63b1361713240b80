import { z } from 'zod';
import { LABEL_GRADIENTS } from '../engine/stepArithmetic';
import { InputError } from '../inputError';
import type { RunConfig } from './runConfig';

const positive = z.number().positive();
const every = z.int().min(1);
/** What a run projects out of the backward pass, as its config says it. */
export const suppressionSchema = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('gradient'), every }),
  z.strictObject({ source: z.literal('unweighted'), every }),
  z.strictObject({ source: z.literal('head-mean'), every }),
  z.strictObject({ source: z.literal('h1-pc1'), every }),
  z.strictObject({ source: z.literal('all-ones') }),
  z.strictObject({ source: z.literal('frozen'), sha256: z.string() }),
  z.strictObject({ source: z.literal('random'), seed: z.int().min(0) }),
]);
/** The state that a run starts from, as its config says it. */
export const branchPointSchema = z.strictObject({ epoch: z.int().min(0), sha256: z.string() });

export const labelGradientSchema = z.enum(LABEL_GRADIENTS);
/** What else of a step's arithmetic is not the essay's, as a config says it. */
export const stepSchema = z.strictObject({
  heaviest: every.optional(),
  drive: z.number().optional(),
  z_loss: positive.optional(),
  label_smoothing: z.number().gt(0).lt(1).optional(),
  operands: z.literal('tf32').optional(),
  gauge: every.optional(),
});

/** AdamW's settings, as a config says them. */
export const adamwSchema = z.strictObject({
  learningRate: positive,
  beta1: z.number().min(0).lt(1),
  beta2: z.number().min(0).lt(1),
  epsilon: positive,
  weightDecay: z.number().min(0),
});

const schema = z.strictObject({
  task: z.strictObject({
    p: z.int().min(2),
    train_fraction: z.number().gt(0).lt(1),
    zipf_exponent: z.number().min(0),
    seed: z.int().min(0),
  }),
  hidden: z.tuple([z.int().min(1), z.int().min(1)]),
  adamw: adamwSchema,
  label_gradient: labelGradientSchema,
  step: stepSchema.optional(),
  arithmetic: z.string(),
  from: branchPointSchema.optional(),
  suppression: suppressionSchema.optional(),
});

/** @throws InputError naming the file and the first field that is not as expected. */
export function parseRunConfig(text: string, path: string): RunConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${path}: not JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(`${path}: ${issue.path.join('.') || 'config'}: ${issue.message}`);
}
