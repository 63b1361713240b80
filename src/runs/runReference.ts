import { z } from 'zod';
import { parseJsonFile } from '../data/json/parseJsonFile';
import type { LabelGradient } from '../engine/stepArithmetic';
import { InputError } from '../inputError';
import {
  branchPointSchema,
  labelGradientSchema,
  stepSchema,
  suppressionSchema,
} from '../training/parseRunConfig';
import type { BranchPoint, RunConfig } from '../training/runConfig';
import type { Suppression } from '../training/suppression';
import type { OutcomeHistory } from './runOutcome';

/** What `bench/precision.py` writes: a run continued from one of its states on an independent stack, JAX and optax. */
export interface RunReference {
  /** Of every number in training. */
  readonly precision: 'float32' | 'float64';
  readonly from: BranchPoint;
  /** As in a run's config; `subtractive` is autodiff's difference there, w p_y - w. */
  readonly label_gradient: LabelGradient;
  readonly step?: RunConfig['step'];
  /** What is projected out of dL/dh1, as in a run's config. */
  readonly suppression?: Suppression;
  readonly history: OutcomeHistory & {
    readonly mean_logit?: Float64Array;
    readonly cos_h1_pc1_head_mean?: Float64Array;
  };
}

/** Whether it differs from a plain run in nothing but what is projected out. */
export const hasPlainStep = ({ label_gradient, step }: RunReference): boolean =>
  label_gradient === 'subtractive' && step === undefined;

const column = z.array(z.number()).transform((values) => Float64Array.from(values));
const schema = z.strictObject({
  precision: z.enum(['float32', 'float64']),
  from: branchPointSchema,
  label_gradient: labelGradientSchema.default('subtractive'),
  step: stepSchema.optional(),
  suppression: suppressionSchema.optional(),
  versions: z.record(z.string(), z.string()),
  history: z.strictObject({
    epoch: z
      .array(z.int())
      .min(1)
      .transform((epochs) => Int32Array.from(epochs)),
    test_accuracy: column,
    h1_pc1_variance_fraction: column,
    h1_participation_ratio: column,
    mean_logit: column.optional(),
    cos_h1_pc1_head_mean: column.optional(),
  }),
});

/** @throws InputError naming the file and the first thing wrong with it. */
export function readRunReference(path: string): RunReference {
  const { versions: _, ...reference } = parseJsonFile(path, schema);
  const rows = reference.history.epoch.length;
  for (const [name, { length }] of Object.entries(reference.history)) {
    if (length !== rows)
      throw new InputError(`${path}: history.${name}: expected ${rows} numbers, found ${length}`);
  }
  return reference;
}
