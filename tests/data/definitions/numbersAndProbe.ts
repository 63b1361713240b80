import { publishedTable } from '../../../src/data/published';
import { NOISE_SEEDS } from '../../../src/metrics/prior/glpResiduals';
import { onePercent } from '../../../src/metrics/statistics/onePercent';
import { readOnsetPriors } from '../../../src/priors/onsetPriors';
import { openRun } from '../../../src/runs/openRun';
import { HEALTHY_PAST_CANDIDATES } from '../../../src/training/probes/chooseHealthyPast';
import { HEALTHY_PAST } from '../../../src/training/probes/healthyPast';
import { COLLAPSED, HORIZON } from '../../../src/training/probes/replayStates';
import { warningThreshold } from '../../../src/training/probes/replayWarnings';
import { constant, inSource } from './inSource';
import type { Statement } from './statement';

const heavy = () => onePercent(openRun('baseline').data.weights.length);
const notes = (name: string) => Number(publishedTable('author-notes').values[name]);

/** Of a thousand scores of quiet states, 0.001 apart, in percent. */
function quantile(): number {
  const quiet = Array.from({ length: 1_000 }, (_, i) => ({
    epoch: i,
    fraction: 0,
    future: 0,
    score: i / 1_000,
  }));
  return Math.round(100 * warningThreshold(quiet));
}

export const NUMBERS_AND_PROBE: readonly Statement[] = [
  [
    'minus a random direction (mean of {}), minus PC1 estimated without the {} highest-weight samples',
    () => [constant('metrics/activations/nearestCentroidControls.ts', 'RANDOM_DIRECTIONS'), heavy()],
  ],
  ['Top-1 %: the {} highest-weight samples', () => [heavy()]],
  [
    "(the author's notes: {} % and {} %)",
    () => [
      100 * notes('top_1pct_of_memorization_gradient'),
      100 * notes('top_1pct_of_generalization_gradient'),
    ],
  ],
  ['covariance averaged over {} noise seeds', () => [NOISE_SEEDS]],
  [
    'the spread over {} separately trained priors at the first onset',
    () => [Number(readOnsetPriors(openRun('baseline'))?.directions.length)],
  ],
  ['give "above {}" for that pair', () => [notes('h1_pc1_cosine_above')]],
  [
    '"none above {}" is an allowed answer',
    () => [Number(publishedTable('gradient-alignment').values.agreement_of_two_methods_at_pre_collapse)],
  ],
  ['covariances C_e at every {} epochs', () => [constant('replay/makeCovariances.ts', 'EVERY')]],
  ['Drift C_e - C_{e-{}}', () => [HEALTHY_PAST.delta]],
  [
    "f(e) < {} (the essay's limit; {} also reported)",
    () => [...new Set([HEALTHY_PAST, ...HEALTHY_PAST_CANDIDATES].map(({ limit }) => limit))],
  ],
  ['Horizon {}; future(e) = max f over (e, e+{}]', () => [HORIZON, HORIZON]],
  ['Train on epochs up to {} before the rise of the third cycle', () => [HORIZON]],
  ['its training {} % quantile of states with future < {}', () => [quantile(), COLLAPSED]],
  [
    'false alarms per {} epochs',
    () => inSource('tables/probe/replayWarning.ts', 'false_alarms_per_10000: ({} * falseAlarms)'),
  ],
];
