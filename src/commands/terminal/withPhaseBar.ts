import { InputError } from '../../inputError';
import { withPhases } from '../../replay/withPhases';
import type { Run } from '../../runs/openRun';
import { withWorkBar } from './workBar';

/**
 * A run with the parameters of all its phases, beside a bar where it has to be replayed for them.
 * @param named whether what needs them was asked for by name: a run that cannot be replayed is refused only then.
 * @throws InputError as `withPhases`.
 */
export async function withPhaseBar(run: Run, named: boolean): Promise<Run> {
  try {
    return await withWorkBar('epochs', (progress) => withPhases(run, { progress }));
  } catch (error) {
    if (named || !(error instanceof InputError)) throw error;
    return run;
  }
}
