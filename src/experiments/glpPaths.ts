import { join } from 'node:path';
import type { RunPaths } from '../data/runFolder';

/** Where a run keeps what belongs to its prior. */
export function glpPaths({ folder }: Pick<RunPaths, 'folder'>) {
  const root = join(folder, 'glp');
  return {
    /** One row a trained snapshot: `GlpRow`. */
    history: join(root, 'history.arrow'),
    /** Committed weights, one file an epoch. */
    priors: join(root, 'priors'),
    /** `GlpResidualRecord`, one file a committed snapshot. */
    residuals: join(root, 'residuals'),
    /** The residual direction of separately trained priors at the first onset. */
    directions: join(root, 'onset-directions.safetensors'),
    /** What they say, a row a prior. */
    onsetPriors: join(root, 'onset-priors.arrow'),
    /** What a converged, the lagging and an untrained prior say at the first onset: `PriorCheck`. */
    priorCheck: join(root, 'prior-check.arrow'),
    /** What they generate, in the plane of the real PC1 and PC2. */
    priorCheckPlane: join(root, 'prior-check-plane.safetensors'),
    checkpoint: join(folder, 'checkpoint', 'glp.safetensors'),
  };
}
