import { publishedTable } from '../../../src/data/published';
import { crossingsBelow, GOOD, HOLD } from '../../../src/metrics/phases/collapses';
import { NEAR, phases } from '../../../src/metrics/phases/phases';
import { phasesByThousand } from '../../../src/metrics/phases/phasesByThousand';
import { landmarks } from '../../../src/runs/landmarks';
import { openRun } from '../../../src/runs/openRun';
import { ESSAY_SPANS } from '../../../src/study/spans';
import { constant } from './inSource';
import type { Statement } from './statement';
import { turningPoint } from './turningPoint';

const cycle = (name: string) => constant('metrics/phases/geometricCycles.ts', name);
const fall = () => constant('metrics/phases/collapses.ts', 'FALL');
const thousands = (epochs: number) => epochs / 1_000;

/** The steps of a run's history. */
function stepsOf(epochs: ArrayLike<number>): number[] {
  const steps = Array.from(epochs).flatMap((epoch, i) => (i === 0 ? [] : [epoch - epochs[i - 1]]));
  return [...new Set(steps)];
}

/** In a history of good accuracy throughout with a drop at 30,000. */
function phasesOfOne() {
  const epoch = Int32Array.from({ length: 400 }, (_, i) => 100 * i);
  const test_accuracy = Float64Array.from(epoch, (e) => (e < 30_000 ? 1 : 0));
  return phases({ good: 0, drop: 30_000, maximum: 1 }, { epoch, test_accuracy });
}

/** PC1's share at the first onset of seed 42, by a rule, as two digits tell it. */
function shareAtOnset(of: 'first edition' | 'second edition'): number {
  const { history } = openRun('baseline');
  const [first] = landmarks(openRun('baseline')).collapses;
  const onset = of === 'first edition' ? phasesByThousand(first, history)?.onset : first.phases.onset;
  const row = Array.from(history.epoch).indexOf(Number(onset));
  return Number(history.h1_pc1_variance_fraction[row].toFixed(2));
}

export const TIME_AND_PHASES: readonly Statement[] = [
  ['*History*: every {} epochs', () => stepsOf(openRun('baseline').history.epoch)],
  ['with f > {} after epoch {};', () => [cycle('THRESHOLD'), cycle('AFTER')]],
  ['stretches closer than {} epochs are one cycle', () => [cycle('MERGE')]],
  ['armed once A >= {} for {} epochs;', () => [GOOD, HOLD]],
  ['when A falls {} below its running maximum', () => [fall()]],
  ['armed again after A >= {} for {} epochs', () => [GOOD, HOLD]],
  [
    'the published rule of thumb ({})',
    () => {
      const crosses = (x: number) =>
        crossingsBelow({ epoch: Int32Array.of(0, 100), test_accuracy: Float64Array.of(1, x) }).length;
      return [turningPoint(crosses, 0, 1)];
    },
  ],
  ['on the history (every {} epochs): *onset*', () => stepsOf(openRun('baseline').history.epoch)],
  ['before d with A within {} of the running maximum', () => [NEAR]],
  [
    '*pre-collapse*, *peak*, *build* = {}, {}, {} thousand earlier',
    () => {
      const { preCollapse, peak, build, onset } = phasesOfOne();
      return [preCollapse, peak, build].map((epoch) => thousands(onset - epoch));
    },
  ],
  [
    '*collapsed* = first multiple of {} at least {} after d',
    () => [constant('metrics/phases/phases.ts', 'STEP'), phasesOfOne().collapsed - 30_000],
  ],
  [
    "beside the essay's {}k, {}k, {}k, {}k, {}k.",
    () => {
      const epochs = publishedTable('gradient-alignment').rows.map(({ epoch }) => thousands(Number(epoch)));
      const [build, peak, preCollapse, onset, collapsed] = epochs;
      return [onset, preCollapse, peak, build, collapsed];
    },
  ],
  [
    'First edition: on multiples of {}, which lay up to {} epochs before the drop',
    () => {
      const step = constant('metrics/phases/phasesByThousand.ts', 'STEP');
      return [step, step - 1];
    },
  ],
  [
    'the first onset of seed {} at PC1 {} instead of {}',
    () => [
      openRun('baseline').config.task.seed,
      shareAtOnset('first edition'),
      shareAtOnset('second edition'),
    ],
  ],
  ["*Suppressed run's collapses*: the rule above from {} on", () => [ESSAY_SPANS.counted]],
];
