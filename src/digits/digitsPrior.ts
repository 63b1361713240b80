import { z } from 'zod';
import { analyze } from '../analysis/analyze';
import { parseJsonFile } from '../data/json/parseJsonFile';
import type { DigitsConfig } from './digitsConfig';
import { digitsFolder } from './digitsFolder';
import type { DigitsMoment } from './digitsMoment';

const schema = z.strictObject({
  epoch: z.int(),
  steps: z.int(),
  residual_pc1_share: z.number(),
  /** |cos| of residual PC1 with PC1 of the activations, as it stands and without the all-ones direction. */
  cos_residual_pc1: z.number(),
  cos_residual_pc1_without_ones: z.number(),
});

/** What a small prior trained on the activations of a moment says of them. */
export type DigitsPrior = z.infer<typeof schema>;

/** @throws InputError naming the file when it is missing or does not fit. */
export function readDigitsPrior(folder: string, seed: number): DigitsPrior {
  return parseJsonFile(digitsFolder(folder).prior(seed), schema);
}

/** Trains it: the same numbers on every machine. */
export async function digitsPrior(
  { h1, epoch }: Pick<DigitsMoment, 'h1' | 'epoch'>,
  { prior_steps: steps }: DigitsConfig,
  seed: number,
  signal?: AbortSignal,
): Promise<DigitsPrior> {
  const { rows } = await analyze({ activations: h1, prior: { steps, size: 'small', seed, signal }, signal });
  const number = (name: keyof DigitsPrior) => Number(rows[0][name]);
  return {
    epoch,
    steps,
    residual_pc1_share: number('residual_pc1_share'),
    cos_residual_pc1: number('cos_residual_pc1'),
    cos_residual_pc1_without_ones: number('cos_residual_pc1_without_ones'),
  };
}
