import { spearman } from '../../../src/metrics/statistics/spearman';
import { PRIOR_LENGTHS } from '../../../src/priors/scaling/scalingGrid';
import { JUDGED } from '../../../src/priors/steering/makeSteering';
import { readSteering, type SteeringRow } from '../../../src/priors/steering/steeringFile';
import { openRun } from '../../../src/runs/openRun';
import type { Row } from '../../../src/tables/parts/table';
import { steeringClaims } from '../../../src/tables/prior/steeringClaims';
import { isHeld } from './claim';
import { constant } from './inSource';
import type { Statement } from './statement';
import { turningPoint, weakestHeld } from './turningPoint';

const PRIOR = {
  edit: 'judged',
  way: 'prior',
  judged_keeps: 1,
  judged_restores: 1,
  judged_restores_low: 1,
  judged_answers: 1,
};
const PCA = { edit: 'judged', way: 'leading components', lead: 1, lead_low: 1, judged_answers: 1 };

const turns = (id: string, column: string, from: number, to: number, of: object = PRIOR) => {
  const others = of === PRIOR ? [PCA] : [PRIOR];
  return turningPoint(
    (x) => isHeld(steeringClaims([{ ...of, [column]: x }, ...others] as Row[]), id),
    from,
    to,
  );
};

const bySize = (losses: readonly number[]) =>
  losses.map((loss_held_out, i) => ({ edit: 'by size', loss_held_out, both: i })) as Row[];

/** The different values of a column of what was measured, rising. */
const made = (column: 'shift' | 'strength' | 't0', of: (row: SteeringRow) => boolean = () => true) =>
  [
    ...new Set(
      readSteering(openRun('baseline'))
        .rows.filter(of)
        .map((row) => row[column]),
    ),
  ].sort((a, b) => a - b);
const pairs = () => new Set(readSteering(openRun('baseline')).pairs.map(({ pair }) => pair)).size;

export const STEERING: readonly Statement[] = [
  [
    'healthy h1 of {} test pairs ({} of each sum, drawn)',
    () => [pairs(), pairs() / openRun('baseline').shape.p],
  ],
  ['by the five converged sizes of `prior-scaling` ({} steps)', () => [Number(PRIOR_LENGTHS.at(-1))]],
  ['class means over training pairs, k = {}, {}, {};', () => made('shift')],
  ['for each key frequency. s = {}, {}, {}, {}, {}.', () => made('strength')],
  [
    'noise to t0 = {}, {}, {}, {}, {}, {} Euler steps back, noise seed 0',
    () => [
      ...made('t0', ({ method }) => method === 'prior'),
      constant('priors/steering/makeSteering.ts', 'STEPS'),
    ],
  ],
  ['Claims, class differences, s = {}, t0 = {}, largest prior', () => [JUDGED.strength, JUDGED.t0]],
  [
    '**prior-keeps-the-effect** keeps at least {}.',
    () => [turns('prior-keeps-the-effect', 'judged_keeps', 0, 1)],
  ],
  [
    '**prior-restores-plausibility** restores at least {}, interval over pairs above {}.',
    () => [
      turns('prior-restores-plausibility', 'judged_restores', 0, 1),
      turns('prior-restores-plausibility', 'judged_restores_low', -1, 1),
    ],
  ],
  [
    'paired over pairs, interval above {}, while its share of answers is not lower by more than {}.',
    () => [
      turns('prior-beats-PCA', 'lead_low', -1, 1, PCA),
      Number((1 - turns('prior-beats-PCA', 'judged_answers', 0, 1)).toFixed(6)),
    ],
  ],
  [
    'Spearman of held-out loss with keeps x (1 + restores) at most {}.',
    () => {
      const held = (losses: number[]) =>
        isHeld(steeringClaims(bySize(losses)), 'lower-loss-steers-better') === true;
      return [
        weakestHeld(5, held, (losses) =>
          spearman(
            losses,
            losses.map((_, i) => i),
          ),
        ),
      ];
    },
  ],
];
