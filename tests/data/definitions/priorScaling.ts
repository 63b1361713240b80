import { canonicalGlp } from '../../../src/models/glp/glpOptions';
import { momentsOf } from '../../../src/priors/scaling/momentsOf';
import { readPriorScaling, type ScalingRow } from '../../../src/priors/scaling/scalingFile';
import { optionsOfSize } from '../../../src/priors/scaling/scalingGrid';
import { openRun } from '../../../src/runs/openRun';
import type { Row } from '../../../src/tables/parts/table';
import { priorScalingClaims } from '../../../src/tables/prior/priorScalingClaims';
import { isHeld } from './claim';
import { constant, inSource } from './inSource';
import type { Statement } from './statement';
import { turningPoint } from './turningPoint';

const rows = () => readPriorScaling(openRun('baseline'));
const distinct = (values: readonly number[]) => [...new Set(values)];
const steps = () => distinct(rows().map((row) => row.steps));
const firstSeed = () => rows().filter(({ seed }) => seed === 0);
const trainings = (of: readonly ScalingRow[]) =>
  new Set(of.map(({ layer, moment, width }) => `${layer} ${moment} ${width}`));

const ALL = { of: 'h1 healthy', size: 'all', exponent_low: 1, spearman_compute: -1 };

/** Where a verdict turns by one column of the row of all sizes of healthy h1. */
const turns = (id: string, column: string, from: number, to: number) =>
  turningPoint((x) => isHeld(priorScalingClaims([{ ...ALL, [column]: x } as Row]), id), from, to);

const memory = (ratio: number) => {
  const largest = { of: ALL.of, size: '256 x 3', loss_train: 1, loss_held_out: ratio };
  return isHeld(priorScalingClaims([largest, ALL]), 'more-compute-is-not-memory');
};

export const PRIOR_SCALING: readonly Statement[] = [
  [
    'Seed {} unless said. *Healthy*: epoch {}.',
    () => [openRun('baseline').config.task.seed, momentsOf(openRun('baseline')).healthy],
  ],
  [
    'Intervals: {} %, bootstrap over what is said, {} draws, seeded.',
    () => {
      const [low] = inSource('tables/prior/scalingLaw.ts', 'low: quantileSorted(exponents, {})');
      const [high] = inSource('tables/prior/scalingLaw.ts', 'high: quantileSorted(exponents, {})');
      return [Math.round(100 * (high - low)), constant('tables/prior/scalingLaw.ts', 'DRAWS')];
    },
  ],
  [
    'width x blocks {} x {}, {} x {}, {} x {}, {} x {}, {} x {} (MLP twice the width)',
    () =>
      distinct(rows().map(({ width }) => width)).flatMap((width) => [
        width,
        Number(rows().find((row) => row.width === width)?.blocks),
      ]),
  ],
  [
    'learning rate {} throughout, batch {}, looked at after {}, {}, {}, {} and {} steps',
    () => {
      const { adamw, batch } = optionsOfSize({ width: 16, blocks: 1 }, 128);
      return [adamw.learningRate, batch, ...steps()];
    },
  ],
  [
    '{} priors, one training each of {}. Seed {}; the h1 ones also with seeds {} and {}.',
    () => {
      const seeds = distinct(
        rows()
          .filter(({ layer }) => layer === 'h1')
          .map(({ seed }) => seed),
      );
      return [firstSeed().length, trainings(firstSeed()).size, ...seeds];
    },
  ],
  [
    'mean over rows, columns and {} draws a row of time (stratified',
    () => [...inSource('models/glp/glpSampler.ts', '{ draws = {}, seed = 0 }')],
  ],
  [
    '*Compute*: {} x parameters x rows seen.',
    () =>
      distinct(
        rows().map(({ compute, parameters, steps }) => compute / (parameters * canonicalGlp.batch * steps)),
      ),
  ],
  [
    'Spearman of compute and held-out loss over the {} priors at most {},',
    () => {
      const ofOne = firstSeed().filter(({ layer, moment }) => layer === 'h1' && moment === 'healthy');
      return [ofOne.length, turns('loss-falls-with-compute', 'spearman_compute', -1, 0)];
    },
  ],
  ["power law has b's interval above {}.", () => [turns('loss-falls-with-compute', 'exponent_low', -1, 1)]],
  [
    'with each of the utilities defined there at least {}, of the sign',
    () => [turns('loss-predicts-generation', 'spearman_frechet_ratio', 0, 1)],
  ],
  [
    'the largest prior after {} steps is no more than {} times its training loss',
    () => [Math.max(...steps()), turningPoint(memory, 1, 2)],
  ],
];
