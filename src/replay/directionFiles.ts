import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GLP_DIRECTION } from '../conditions/directionNames';
import { runPaths } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import { runNames } from '../runs/runNames';
import { rememberedDirections } from '../training/rememberedDirections';
import type { RunDirections } from '../training/runDirections';
import { branchOrigin } from './branchState';

/**
 * The direction files of a suppressed run: those beside its checkpoint, otherwise found in the cache, the frozen one by
 * the SHA-256 in its config, and for its history the prior's direction of the run that it branches from, where that run
 * has one.
 * @throws InputError when no cached run has the frozen directions.
 */
export function directionFiles(
  run: Pick<Run, 'name' | 'config' | 'shape' | 'paths'>,
  root: string,
): RunDirections {
  const { suppression } = run.config;
  if (!suppression) return {};
  const own = rememberedDirections(run.paths);
  const origin = branchOrigin(run, root);
  const reference = origin && join(runPaths(origin).directions, GLP_DIRECTION);
  return {
    frozen:
      suppression.source === 'frozen' ? (own.frozen ?? named(run.name, suppression.sha256, root)) : undefined,
    reference: own.reference ?? (reference && existsSync(reference) ? reference : undefined),
  };
}

function named(run: string, wanted: string, root: string): string {
  for (const name of runNames(root)) {
    const folder = runPaths(join(root, 'runs', name)).directions;
    const files = existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
    const found = files.find((file) => sha256(readFileSync(file)) === wanted);
    if (found) return found;
  }
  throw new InputError(
    `run '${run}' projects out directions (SHA-256 ${wanted}) that no cached run has in its directions/`,
  );
}
