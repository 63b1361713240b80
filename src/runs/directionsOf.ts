import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDirections } from '../data/directionFile';
import { row } from '../engine/matrix';
import type { Run } from './openRun';

/** A direction found in the run of a seed. */
export interface SeedDirection {
  readonly seed: number;
  /** Unit vector of n1. */
  readonly direction: Float64Array;
  /** Where in that run it is from; NaN where its file does not say. */
  readonly epoch: number;
}

/**
 * The directions of one file name in those of the runs that have it, in their order.
 * @param instead another name, which is read in its place of those that have both: the same seeds by another definition.
 * @throws InputError when a file is damaged.
 */
export function directionsOf(runs: readonly Run[], file: string, instead = file): SeedDirection[] {
  return runs.flatMap(({ config, paths }) => {
    const at = (name: string) => join(paths.directions, name);
    if (!existsSync(at(file)) || !existsSync(at(instead))) return [];
    const { directions, metadata } = readDirections(at(instead));
    const epoch = Number(metadata.epoch ?? Number.NaN);
    return [{ seed: config.task.seed, direction: row(directions, 0).slice(), epoch }];
  });
}
