import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDirections } from '../data/directionFile';
import { row } from '../engine/matrix';
import type { Run } from './openRun';
import { seedRuns } from './seedRuns';

/** A direction found in the run of another seed. */
export interface OtherSeedDirection {
  readonly seed: number;
  /** Unit vector of n1. */
  readonly direction: Float64Array;
  /** Where in that run it is from; NaN where its file does not say. */
  readonly epoch: number;
}

/**
 * The directions of one file name in the cached baselines of the other seeds, by seed. Their bases have nothing to do
 * with this run's, so what they share with its directions is what any two runs share.
 * @throws InputError when a file is damaged.
 */
export function otherSeedDirections(run: Run, file: string): OtherSeedDirection[] {
  return seedRuns(run).flatMap(({ config, paths }) => {
    const path = join(paths.directions, file);
    if (config.task.seed === run.config.task.seed || !existsSync(path)) return [];
    const { directions, metadata } = readDirections(path);
    const epoch = Number(metadata.epoch ?? Number.NaN);
    return [{ seed: config.task.seed, direction: row(directions, 0).slice(), epoch }];
  });
}
