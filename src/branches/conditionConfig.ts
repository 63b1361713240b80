import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Condition } from '../conditions/condition';
import { MADE_BY } from '../conditions/directionNames';
import { readBytes } from '../data/readBytes';
import { sha256 } from '../data/sha256';
import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import type { BranchPoint, RunConfig } from '../training/runConfig';

/**
 * What to train for a condition of a baseline.
 * @param from the baseline's state that the condition branches from, where it does.
 * @param other the run whose direction the control `other-seed` takes.
 * @throws InputError when the direction that it needs is not cached.
 */
export function conditionConfig(
  { suppression, labelGradient, step, adamw, zipfExponent }: Condition,
  baseline: Pick<Run, 'config' | 'paths'>,
  from?: BranchPoint,
  other?: Pick<Run, 'paths'>,
): { readonly config: RunConfig; readonly directionFile?: string } {
  const donor = suppression?.source === 'file' && suppression.of === 'other' ? other : baseline;
  const directionFile =
    suppression?.source === 'file' && donor ? join(donor.paths.directions, suppression.file) : undefined;
  const config: RunConfig = {
    ...baseline.config,
    ...(zipfExponent !== undefined && {
      task: { ...baseline.config.task, zipf_exponent: zipfExponent },
    }),
    adamw: { ...baseline.config.adamw, ...adamw },
    label_gradient: labelGradient ?? baseline.config.label_gradient,
    ...(step && { step: { ...baseline.config.step, ...step } }),
    ...(from && { from }),
    ...(suppression && {
      suppression:
        suppression.source === 'file'
          ? { source: 'frozen' as const, sha256: directionFile ? hashOf(directionFile) : '' }
          : suppression,
    }),
  };
  return { config, directionFile };
}

function hashOf(file: string): string {
  if (existsSync(file)) return sha256(readBytes(file));
  throw new InputError(`${file}: no such direction; make it with experiment ${MADE_BY[basename(file)]}`);
}
