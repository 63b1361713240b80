import { z } from 'zod';
import { essayAdamW } from '../engine/taskProblem';
import { adamwSchema, labelGradientSchema, stepSchema, suppressionSchema } from '../training/parseRunConfig';
import { essayConfig } from '../training/runConfig';

const ESSAY = essayConfig(0);
const epoch = z.int().min(100).multipleOf(100);
const TWO_WIDTHS = 'expected exactly two widths, such as [128, 128]';
const width = z
  .int({ error: ({ input }) => (input === undefined ? TWO_WIDTHS : undefined) })
  .min(1)
  .max(4096);
const seed = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

const zipfExponent = z.number().min(0);

const taskSchema = z.strictObject({
  p: z.int().min(3).max(1024).default(ESSAY.task.p).describe('the modulus, a prime'),
  train_fraction: z.number().gt(0).lt(1).default(ESSAY.task.train_fraction),
  zipf_exponent: zipfExponent.default(ESSAY.task.zipf_exponent),
});

/** As a run's config says it, but a frozen direction by its file in `directions/` of the baseline, or of another seed's. */
const conditionSuppression = z.union([
  ...suppressionSchema.options.filter(({ shape }) => shape.source.value !== 'frozen'),
  z.strictObject({
    source: z.literal('file'),
    of: z.enum(['own', 'other']).default('own'),
    file: z.string(),
  }),
]);

const ownConditionSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9.-]*$/, 'expected a name of a-z, 0-9, dots and dashes'),
  label: z.string().optional(),
  from: z.enum(['branch', 'start']).default('branch'),
  length: z.enum(['whole', 'short']).default('whole'),
  label_gradient: labelGradientSchema.optional(),
  step: stepSchema.optional(),
  adamw: adamwSchema.partial().optional(),
  zipf_exponent: zipfExponent.optional(),
  suppression: conditionSuppression.optional(),
});

const conditions = z
  .array(z.union([z.string(), ownConditionSchema], 'expected the name of a condition, or one of your own'))
  .describe('runs that differ from the baseline in one thing: names, or conditions of your own');

const groupSchema = z.strictObject({
  seeds: z.array(seed).min(1),
  conditions: conditions.default([]),
  epochs: epoch.optional().describe("the end of these seeds' baselines, where it is not the study's"),
  fresh: z
    .boolean()
    .default(false)
    .describe('whether the rules of the claims were fixed before anyone saw them'),
});

/** `study.json`: what is trained. Everything that is left out is the essay's. */
export const studySchema = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().default('A study'),
  task: taskSchema.prefault({}),
  hidden: z.tuple([width, width], TWO_WIDTHS).default([...ESSAY.hidden]),
  adamw: adamwSchema
    .partial()
    .default({})
    .transform((given) => ({ ...essayAdamW, ...given })),
  label_gradient: labelGradientSchema.default(ESSAY.label_gradient),
  step: stepSchema.optional(),
  epochs: epoch.default(100_000).describe('the whole length of a run'),
  branch_epoch: epoch
    .optional()
    .describe('where branches leave their baseline; default: a fifth of the length'),
  short_epochs: epoch.optional().describe('where runs end that need no more; default: three fifths of it'),
  seeds: z.array(seed).min(1).optional(),
  conditions: conditions.default([]),
  groups: z.array(groupSchema).default([]).describe('seeds that have other conditions, or another length'),
  results: z
    .enum(['first-seed', 'every-seed', 'none'])
    .default('first-seed')
    .describe('whose tables and figures are made: priors, windows and probes of those baselines'),
  keeps_branch_states: z
    .boolean()
    .default(false)
    .describe('whether the states that conditions branch from stay once all of them are trained'),
  plain_seed: seed.optional().describe('the seed whose runs are named without it: baseline, exact'),
});

export type StudyFile = z.output<typeof studySchema>;
export type OwnCondition = z.output<typeof ownConditionSchema>;
