import { join } from 'node:path';
import { BRANCH_EPOCH } from '../../../src/conditions/condition';
import { SUPPRESSED_CONDITIONS } from '../../../src/conditions/suppressedConditions';
import { UNIT } from '../../../src/metrics/gradients/labelEntries';
import { PER } from '../../../src/metrics/statistics/eventRate';
import { packageRoot } from '../../../src/packageRoot';
import { openStudy } from '../../../src/study/openStudy';
import { studySeeds } from '../../../src/study/study';
import { driftClaims } from '../../../src/tables/mechanism/driftClaims';
import type { Row } from '../../../src/tables/parts/table';
import { isHeld } from './claim';
import { inSource } from './inSource';
import type { Statement } from './statement';
import { turningPoint } from './turningPoint';

const study = () => openStudy(join(packageRoot, 'data'));
const seedsOf = (fresh: boolean) => {
  const of = study().groups.filter((group) => group.fresh === fresh);
  return studySeeds({ groups: of });
};
const freshEnds = () => [seedsOf(true)[0], Number(seedsOf(true).at(-1))];
const every = (condition: string): number => {
  const found = SUPPRESSED_CONDITIONS.find(({ name }) => name === condition)?.suppression;
  return found && 'every' in found ? found.every : Number.NaN;
};
const fromStart = (name: string) => study().conditions.find((one) => one.name === name)?.from === 'start';
/** How many steps of stochastic rounding make one. */
const steps = () => inSource('engine/kernel/labelGradient.h', 'units = -x * {}f;')[0];
const unit = () => Math.log2(UNIT);

/** Of two quantiles of draws, the share between them in percent. */
function interval(): number {
  const [low] = inSource('metrics/statistics/bootstrapMeans.ts', 'low: quantile({})');
  const [high] = inSource('metrics/statistics/bootstrapMeans.ts', 'high: quantile({})');
  return Math.round(100 * (high - low));
}
const draws = () => inSource('metrics/statistics/bootstrapMeans.ts', '{ draws = {}, seed = 0 }');

/** Where the verdict on a window turns by one of its columns. */
const ofWindow = (id: string, column: string) =>
  turningPoint((x) => isHeld(driftClaims([{ phase: 'window', [column]: x } as Row]), id), 0, 1);

export const CONDITIONS_AND_SEEDS: readonly Statement[] = [
  ["all branch from the baseline's full state at {} unless said", () => [study().branchEpoch]],
  ['gradient (effective gradient, refreshed every {})', () => [every('suppress-gradient')]],
  [
    'controls: random ({} directions)',
    () => [study().conditions.filter(({ suppression }) => suppression?.source === 'random').length],
  ],
  [
    'without cancellation, from epoch {}, and from {})',
    () => [fromStart('exact') ? 0 : Number.NaN, fromStart('exact-from-20000') ? Number.NaN : BRANCH_EPOCH],
  ],
  ['Exploratory: {}, {}, {}.', () => seedsOf(false)],
  ['Fresh: {} to {}, only for', freshEnds],
  [
    'changed after seeds {}, {} and {} had been seen, before any run of seeds {} to {};',
    () => [...seedsOf(false), ...freshEnds()],
  ],
  [
    'Collapses per {} epochs with a {} % bootstrap interval over seeds ({} draws, seeded)',
    () => [PER, interval(), ...draws()],
  ],
  ['rounded up or down to multiples of {}^{} without bias', () => [2, -Math.log2(steps())]],
  ['row of dCE/dlogits, in units of {}^{},', () => [2, unit()]],
  [
    'row excess positive in at least {} % of a window',
    () => [100 * ofWindow('row-excess-positive', 'positive')],
  ],
  [
    "the error's mean-column part at least {}, mean of every onset window",
    () => [ofWindow('mean-column-part-along-m', 'cos_mean_part_size')],
  ],
  ['drive:C = summed, plus C x {}^{} / p', () => [2, unit()]],
  [
    'Besides the conditions above, all from {}, refreshed every {} epochs',
    () => [BRANCH_EPOCH, Math.max(every('suppress-head-mean'), every('suppress-h1-pc1'))],
  ],
  [
    'Frozen: u from epoch {} and from {};',
    () => [
      fromStart('suppress-all-ones-from-0') ? 0 : Number.NaN,
      fromStart('suppress-all-ones') ? Number.NaN : BRANCH_EPOCH,
    ],
  ],
];
