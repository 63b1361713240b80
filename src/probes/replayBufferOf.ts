import { epochsIn } from '../data/runFolder';
import { NotMadeError } from '../inputError';
import { experimentCommand } from '../runs/experimentCommand';
import type { Run } from '../runs/openRun';
import type { ReplayBuffer } from '../training/probes/replayBuffer';

/**
 * The covariances of h1 that a run kept, and their epochs.
 * @throws NotMadeError when it kept none.
 * @throws InputError when one is damaged.
 * @example
 * import { openRun, replayBufferOf } from 'activation-supervision';
 * const { epochs, covariances } = replayBufferOf(openRun('baseline'));
 * [epochs.length, covariances[0].rows]; // => [100, 128]
 */
export function replayBufferOf(
  run: Pick<Run, 'name' | 'paths' | 'config' | 'history' | 'covariance'>,
): ReplayBuffer {
  const epochs = epochsIn(run.paths.covariances);
  if (epochs.length === 0) {
    const what = `run '${run.name}': expected covariances of h1, found none`;
    throw new NotMadeError(what, experimentCommand('replay-probe', run));
  }
  return { epochs, covariances: epochs.map((epoch) => run.covariance(epoch)) };
}
