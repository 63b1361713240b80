import type { Run } from '../runs/openRun';

/** The last epoch up to one of which a run can be trained on from its cached state; undefined where there is none. */
export function nearestState(run: Run, epoch: number): number | undefined {
  return run.states.filter((at) => at <= epoch && choosesAt(run, at)).at(-1);
}

/** Whether directions in force at an epoch can be told from its state alone. */
function choosesAt({ config: { suppression } }: Run, epoch: number): boolean {
  return !suppression || !('every' in suppression) || epoch % suppression.every === 0;
}
