import { matrix } from '../../engine/matrix';
import { leadingComponent } from '../../metrics/components/leadingComponent';
import { futureMaximum } from './futureMaximum';
import { type HealthyPastOptions, labelOf } from './healthyPast';
import { canonicalSign, probeAlong, type ReplayProbe, trainReplayProbe } from './replayProbe';
import { HORIZON, type ReplayState, stepsIn } from './replayStates';

/** A state with the test accuracy: for the one probe that is told outcomes. */
export interface AccuracyState extends ReplayState {
  readonly accuracy: number;
}

/** The essay's `global_pc1`: PC1 of the mean covariance up to epoch `until`, without labels. */
export function fitGlobalComponent(states: readonly ReplayState[], until: number): ReplayProbe {
  const inputs = states.filter(({ epoch }) => epoch <= until).map(({ covariance }) => covariance);
  const sum = matrix(inputs[0].rows, inputs[0].columns);
  for (const { data } of inputs) for (let k = 0; k < data.length; k++) sum.data[k] += data[k] / inputs.length;
  return probeAlong(canonicalSign(leadingComponent(sum).direction), inputs);
}

/** The essay's `future_geom`: states themselves in place of their drift, all and not only healthy ones. */
export function fitFutureGeometry(
  states: readonly ReplayState[],
  label: HealthyPastOptions['label'],
  until: number,
): ReplayProbe {
  const training = states.filter(({ epoch }) => epoch <= until);
  return trainReplayProbe(
    training.map(({ covariance }) => covariance),
    training.map((state) => labelOf(state, label)),
  );
}

/** The essay's `future_acc`: as `future_geom`, with the largest fall of the accuracy within the horizon as label. */
export function fitFutureAccuracy(states: readonly AccuracyState[], until: number): ReplayProbe {
  const ahead = stepsIn(HORIZON, states[1].epoch - states[0].epoch);
  const lowest = futureMaximum(
    states.map(({ accuracy }) => -accuracy),
    ahead,
  );
  const falls = states.map(({ accuracy }, i) => Math.max(0, accuracy + lowest[i]));
  const training = states.filter(({ epoch }) => epoch <= until);
  return trainReplayProbe(
    training.map(({ covariance }) => covariance),
    falls.slice(0, training.length),
  );
}
