import { withPhases } from '../replay/withPhases';
import type { Run } from '../runs/openRun';
import { withWorkBar } from './workBar';

/** A run with the parameters of all its phases, beside a bar where it has to be replayed for them. */
export function withPhaseBar(run: Run): Promise<Run> {
  return withWorkBar('epochs', (progress) => withPhases(run, { progress }));
}
