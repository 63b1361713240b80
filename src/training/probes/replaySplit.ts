import { NotApplicableError } from '../../inputError';
import { type GeometricCycle, geometricCycles } from '../../metrics/phases/geometricCycles';
import { HORIZON, type ReplayState } from './replayStates';

/** Which states a probe learns from, told by covariances alone. */
export interface ReplaySplit {
  /** Geometric cycles on the states of the buffer. */
  readonly cycles: readonly GeometricCycle[];
  /** Last epoch to train on. */
  readonly trainUntil: number;
  /** Last epoch to train on where options are chosen; undefined with a single cycle, when nothing can be chosen. */
  readonly chooseUntil: number | undefined;
  /** Whether a third cycle was kept apart. */
  readonly heldOut: boolean;
}

/**
 * Training ends a horizon before the rise of the third cycle, so that no label looks into it; a run of fewer cycles
 * trains on all it has. The rise of a cycle lies between its first state above one half and the state before that,
 * of which the earlier is taken.
 * @throws NotApplicableError without a cycle: then there is nothing to learn.
 */
export function replaySplit(states: readonly ReplayState[]): ReplaySplit {
  const epochs = states.map(({ epoch }) => epoch);
  const cycles = geometricCycles({
    epoch: Int32Array.from(epochs),
    h1_pc1_variance_fraction: states.map(({ fraction }) => fraction),
  });
  if (cycles.length === 0) {
    throw new NotApplicableError(
      `replay buffer: expected at least one geometric cycle, found none up to epoch ${epochs[epochs.length - 1]}`,
    );
  }
  const before = ({ start }: GeometricCycle) => epochs[Math.max(epochs.indexOf(start) - 1, 0)] - HORIZON;
  const [, second, third] = cycles;
  return {
    cycles,
    trainUntil: third ? before(third) : epochs[epochs.length - 1] - HORIZON,
    chooseUntil: second ? before(second) : undefined,
    heldOut: third !== undefined,
  };
}
