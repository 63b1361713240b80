import { z } from 'zod';
import { parseJsonFile } from '../data/json/parseJsonFile';
import { LABEL_GRADIENTS } from '../engine/stepArithmetic';
import { InputError } from '../inputError';

const units = z.array(z.number());
const form = z.strictObject({
  /** The expression or function, as its stack spells it. */
  form: z.string(),
  /** Whether the stack has it as a function of its own, and does not leave it to be written out. */
  offered: z.boolean(),
  /** Of the logits. */
  precision: z.enum(['float32', 'bfloat16']),
  /** What a run that is trained with this form has in its config; left out where it is none of those. */
  label_gradient: z.enum(LABEL_GRADIENTS).optional(),
  /** Of every moment, over all samples: the sum over samples and classes of w dCE/dlogits, in units of 2^-24. */
  excess: units,
  /** The same of the two heaviest samples alone. */
  heaviest: units,
});

const schema = z.strictObject({
  stack: z.string(),
  versions: z.record(z.string(), z.string()),
  /** SHA-256 of the file with the logits that it measured, made by `experiment window-logits`. */
  logits_sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Collapse whose onset window the moment lies in, from 1, and epoch. */
  moments: z.strictObject({ collapse: z.array(z.int().min(1)), epoch: z.array(z.int()).min(1) }),
  forms: z.array(form).min(1),
});

export type ExcessForm = z.infer<typeof form>;

/** How far the rows of dCE/dlogits are from summing to zero, by form of the loss on one stack, moment by moment. */
export type ExcessReport = z.infer<typeof schema>;

/** @throws InputError naming the file and the first thing wrong with it. */
export function readExcessReport(path: string): ExcessReport {
  const report = parseJsonFile(path, schema);
  const { moments, forms } = report;
  const columns = [
    ['moments.collapse', moments.collapse] as const,
    ...forms.flatMap(({ excess, heaviest }, i) => [
      [`forms.${i}.excess`, excess] as const,
      [`forms.${i}.heaviest`, heaviest] as const,
    ]),
  ];
  for (const [name, { length }] of columns) {
    if (length !== moments.epoch.length)
      throw new InputError(`${path}: ${name}: expected ${moments.epoch.length} numbers, found ${length}`);
  }
  return report;
}
