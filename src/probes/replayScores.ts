import type { Run } from '../runs/openRun';
import { drifts } from '../training/probes/drifts';
import { fitFutureAccuracy, fitFutureGeometry, fitGlobalComponent } from '../training/probes/otherProbes';
import { type ReplayProbe, replayScore } from '../training/probes/replayProbe';
import type { ReplayState } from '../training/probes/replayStates';
import type { ScoredState } from '../training/probes/replayWarnings';
import { replayProbeOf } from './replayProbeOf';

/** The essay's name of the probe that is told of healthy states, their drift and nothing else. */
export const HEALTHY_PAST_NAME = 'healthy_past_delta_future_geom';

/** One probe and its score of every state that it has an input for. */
export interface ReplayScores {
  /** As in the essay's figure. */
  readonly name: string;
  readonly probe: ReplayProbe;
  readonly scores: readonly ScoredState[];
}

/**
 * The probes of the essay's figure on a run, all trained up to the same epoch, scored once for each opened run.
 * @throws InputError as `replayProbeOf`.
 * @example
 * import { openRun, replayScores } from 'activation-supervision';
 * const [, healthyPast] = replayScores(openRun('baseline'));
 * healthyPast.name; // => 'healthy_past_delta_future_geom'
 */
export function replayScores(run: Run): ReplayScores[] {
  const known = found.get(run.paths);
  if (known) return known;
  const made = scoresOf(run);
  found.set(run.paths, made);
  return made;
}

const found = new WeakMap<object, ReplayScores[]>();

function scoresOf(run: Run): ReplayScores[] {
  const { states, probe } = replayProbeOf(run);
  const { trainUntil } = probe.split;
  const accuracies = states.map((state) => ({ ...state, accuracy: accuracyAt(run, state.epoch) }));
  const past = drifts(states, probe.options.delta).map(({ drift, ...state }) =>
    scored(state, replayScore(probe, drift)),
  );
  const onCovariances = (name: string, found: ReplayProbe): ReplayScores => ({
    name,
    probe: found,
    scores: states.map((state) => scored(state, replayScore(found, state.covariance))),
  });
  return [
    onCovariances('future_geom', fitFutureGeometry(states, probe.options.label, trainUntil)),
    { name: HEALTHY_PAST_NAME, probe, scores: past },
    onCovariances('future_acc', fitFutureAccuracy(accuracies, trainUntil)),
    onCovariances('global_pc1', fitGlobalComponent(states, trainUntil)),
  ];
}

/** Test accuracy of the history at an epoch; NaN where it has no row. */
export function accuracyAt({ history }: Pick<Run, 'history'>, epoch: number): number {
  return history.test_accuracy[history.epoch.indexOf(epoch)] ?? Number.NaN;
}

function scored({ epoch, fraction, future }: ScoredSource, score: number): ScoredState {
  return { epoch, fraction, future, score };
}

type ScoredSource = Pick<ReplayState, 'epoch' | 'fraction' | 'future'>;
