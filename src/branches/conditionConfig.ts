import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Condition } from '../conditions/condition';
import { MADE_BY } from '../conditions/directionNames';
import { readBytes } from '../data/readBytes';
import { sha256 } from '../data/sha256';
import { NotMadeError } from '../inputError';
import { experimentCommand } from '../runs/experimentCommand';
import type { Run } from '../runs/openRun';
import { changedConfig } from '../study/changedConfig';
import type { BranchPoint, RunConfig } from '../training/runConfig';

type Placed = Pick<Run, 'name' | 'config' | 'paths' | 'history'>;

/**
 * What to train for a condition of a baseline.
 * @param from the baseline's state that the condition branches from, where it does.
 * @param other the run whose direction the control `other-seed` takes.
 * @throws NotMadeError when the direction that it needs is not cached.
 */
export function conditionConfig(
  condition: Condition,
  baseline: Placed,
  from?: BranchPoint,
  other?: Placed,
): { readonly config: RunConfig; readonly directionFile?: string } {
  const { suppression } = condition;
  const donor = suppression?.source === 'file' && suppression.of === 'other' ? other : baseline;
  const directionFile =
    suppression?.source === 'file' && donor ? join(donor.paths.directions, suppression.file) : undefined;
  const config: RunConfig = {
    ...changedConfig(condition, baseline.config),
    ...(from && { from }),
    ...(suppression && {
      suppression:
        suppression.source === 'file'
          ? { source: 'frozen' as const, sha256: directionFile && donor ? hashOf(directionFile, donor) : '' }
          : suppression,
    }),
  };
  return { config, directionFile };
}

function hashOf(file: string, donor: Placed): string {
  if (existsSync(file)) return sha256(readBytes(file));
  throw new NotMadeError(`${file}: no such direction`, experimentCommand(MADE_BY[basename(file)], donor));
}
