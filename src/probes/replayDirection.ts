import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPLAY_DIRECTION } from '../conditions/directionNames';
import { atomicWrite } from '../data/atomicWrite';
import { type DirectionFile, directionBytes } from '../data/directionFile';
import { epochFile } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import { matrix } from '../engine/matrix';
import type { Run } from '../runs/openRun';
import { epochInWords } from '../study/epochInWords';
import type { HealthyPastProbe } from '../training/probes/fitReplayProbe';
import { healthyPast } from '../training/probes/healthyPast';
import { HORIZON, type ReplayState } from '../training/probes/replayStates';
import { replayProbeOf } from './replayProbeOf';

/** What has to be said wherever the direction is used. */
export function usesTheFuture({ split: { trainUntil } }: Pick<HealthyPastProbe, 'split'>): string {
  return `The replay direction is found from states up to epoch ${epochInWords(trainUntil)} and labels up to ${epochInWords(trainUntil + HORIZON)}: used from an earlier epoch on, it uses the future.`;
}

/** `directions/replay.safetensors` of a run: where suppression takes the replay direction from. */
export function replayDirectionPath({ paths }: Pick<Run, 'paths'>): string {
  return join(paths.directions, REPLAY_DIRECTION);
}

/** Finds a run's replay direction and writes it with its provenance. @throws InputError as `replayProbeOf`. */
export function makeReplayDirection(run: Run): HealthyPastProbe {
  const { states, probe } = replayProbeOf(run);
  atomicWrite(
    replayDirectionPath(run),
    directionBytes({
      directions: matrix(1, probe.direction.length, probe.direction),
      metadata: replayProvenance(run, states, probe),
    }),
  );
  return probe;
}

function replayProvenance(
  run: Run,
  states: readonly ReplayState[],
  probe: HealthyPastProbe,
): DirectionFile['metadata'] {
  const { options, split } = probe;
  const training = healthyPast(states, options, split.trainUntil);
  const last = split.trainUntil + HORIZON;
  const inputs = states.filter(({ epoch }) => epoch <= last).map(({ epoch }) => epoch);
  const bytes = inputs.map((epoch) => readFileSync(join(run.paths.covariances, epochFile(epoch))));
  return {
    run: run.name,
    run_config: run.hash,
    method: 'eigenvector of the label-weighted covariance drift with the largest eigenvalue',
    variant: 'healthy_past_delta_future_geom',
    delta: String(options.delta),
    limit: String(options.limit),
    label: options.label,
    horizon: String(HORIZON),
    training_states: String(training.length),
    training_first_epoch: String(training[0].epoch),
    training_last_epoch: String(training[training.length - 1].epoch),
    held_out: split.heldOut ? 'third geometric cycle' : 'nothing',
    inputs: `covariances of epochs ${inputs[0]} to ${inputs[inputs.length - 1]}`,
    inputs_sha256: sha256(Buffer.concat(bytes)),
    note: usesTheFuture(probe),
  };
}
