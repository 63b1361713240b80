import { join } from 'node:path';
import type { RunPaths } from '../data/runFolder';

/** Where a run keeps what belongs to its prior. */
export function glpPaths({ folder }: Pick<RunPaths, 'folder'>) {
  const root = join(folder, 'glp');
  return {
    /** One row a trained snapshot: `GlpRow`. */
    history: join(root, 'history.arrow'),
    /** … a phase between the snapshots, where a stage branched off. */
    asides: join(root, 'asides.arrow'),
    /** Committed weights, one file an epoch. */
    priors: join(root, 'priors'),
    /** `GlpResidualRecord`, one file a committed snapshot. */
    residuals: join(root, 'residuals'),
    checkpoint: join(folder, 'checkpoint', 'glp.safetensors'),
    /** Of a training that is there for the phases alone. */
    asidesCheckpoint: join(folder, 'checkpoint', 'glp-asides.safetensors'),
  };
}
