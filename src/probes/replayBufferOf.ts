import { epochsIn } from '../data/runFolder';
import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import type { ReplayBuffer } from '../training/probes/replayBuffer';

/** The covariances of h1 that a run kept, and their epochs. @throws InputError when it kept none, or one is damaged. */
export function replayBufferOf(run: Pick<Run, 'name' | 'paths' | 'covariance'>): ReplayBuffer {
  const epochs = epochsIn(run.paths.covariances);
  if (epochs.length === 0) throw new InputError(`run '${run.name}': expected covariances of h1, found none`);
  return { epochs, covariances: epochs.map((epoch) => run.covariance(epoch)) };
}
