import { NotApplicableError } from '../../inputError';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { studyOf } from '../../runs/studyOf';
import type { Moment } from './scalingGrid';

/** The two epochs, both with a snapshot. */
export function momentsOf(run: Run): Record<Moment, number> {
  const [first] = landmarks(run).collapses;
  if (!first) throw new NotApplicableError(`run '${run.name}' has no collapse, so no activations before one`);
  const epochs = { healthy: studyOf(run).branchEpoch, 'pre-collapse': first.phases.preCollapse };
  for (const epoch of Object.values(epochs)) {
    if (!run.snapshots.includes(epoch) && !run.states.includes(epoch))
      throw new NotApplicableError(`run '${run.name}': expected a snapshot at ${epoch}, found none`);
  }
  return epochs;
}
