import { join } from 'node:path';
import type { Run } from '../runs/openRun';

/** Where a run keeps what priors say at its first onset; by the first edition's phases in a folder of its own. */
export function onsetFiles({ paths, phasesBy }: Pick<Run, 'paths' | 'phasesBy'>) {
  const root = join(paths.folder, 'glp', ...(phasesBy ? ['by-thousand'] : []));
  return {
    /** The residual direction of separately trained priors. */
    directions: join(root, 'onset-directions.safetensors'),
    /** What they say, a row a prior. */
    onsetPriors: join(root, 'onset-priors.arrow'),
    /** What a converged, the lagging and an untrained prior say: `PriorCheck`. */
    priorCheck: join(root, 'prior-check.arrow'),
    /** What they generate, in the plane of the real PC1 and PC2. */
    priorCheckPlane: join(root, 'prior-check-plane.safetensors'),
  };
}
