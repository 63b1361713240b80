import type { CheckpointOptions } from '../../checkpoints/mapCheckpoint';
import { modularAddition } from '../../data/modularAddition';

/** The training pairs of a split by its seed; all pairs where no seed is given. */
export function knownSplit(seed: number | undefined, trainFraction = 0.3): Pick<CheckpointOptions, 'pairs'> {
  return seed === undefined ? {} : { pairs: ({ p }) => modularAddition({ p, trainFraction, seed }).train };
}
