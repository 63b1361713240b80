import { FAR_PROJECTION } from '../../../src/priors/fidelity/fidelityChoices';
import { openRun } from '../../../src/runs/openRun';
import { fidelityVerdict } from '../../../src/tables/prior/fidelityVerdict';
import type { Statement } from './statement';
import { turningPoint } from './turningPoint';

/** Of a choice whose nearness is so much of the canonical prior's. */
const nearer = (share: number) =>
  fidelityVerdict([
    { choice: 'canonical', values: 1, nearness: 1 },
    { choice: 'time', values: 1, nearness: share },
  ]).held;

export const PRIOR_FIDELITY: readonly Statement[] = [
  [
    'projection from {} in {} steps. Each trained along seed {}',
    () => [FAR_PROJECTION.t0, FAR_PROJECTION.steps, openRun('baseline').config.task.seed],
  ],
  ['nearer than the canonical by at least {} %', () => [Math.round(100 * (1 - turningPoint(nearer, 0, 1)))]],
];
