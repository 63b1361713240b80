import { heldAtEach } from '../parts/heldAtEach';
import type { Claim } from '../parts/table';

/** What the claims of the table control-properties are judged by; one number a collapse, or a pair of collapses. */
export interface ControlMeasures {
  /** |cos| of the summed force of the heaviest 1 % with m, means of the onset windows. */
  readonly topForceAsTrained: readonly number[];
  readonly topForceExact: readonly number[];
  /** Share of the other samples' squared gradient along m at pre-collapse, as trained. */
  readonly restAlong: readonly number[];
  /** The median of the same along random directions. */
  readonly restAlongRandom: readonly number[];
  /** |cos| of residual PC1, and overlap of the solutions' subspaces, of every pair of collapses. */
  readonly direction: readonly number[];
  readonly directionWithoutOnes: readonly number[];
  readonly solution: readonly number[];
}

/** @param essay the published shares. */
export function controlPropertiesClaims(
  {
    topForceAsTrained,
    topForceExact,
    restAlong,
    restAlongRandom,
    direction,
    directionWithoutOnes,
    solution,
  }: ControlMeasures,
  essay: { readonly force: number; readonly rest: number },
): Claim[] {
  const force = 'mean |cos| of the top-1 % force with m at least 0.8 in every onset window';
  return [
    {
      id: 'force-removed-as-trained',
      statement: 'Projecting m out removes most of the memorization force, as trained',
      rule: `${force}, float32 as trained`,
      published: essay.force,
      ours: topForceAsTrained,
      held: heldAtEach(topForceAsTrained, (value) => value >= 0.8),
    },
    {
      id: 'force-removed-exact',
      statement: 'It removes most of the memorization force in exact arithmetic, too',
      rule: `${force}, exact`,
      published: null,
      ours: topForceExact,
      held: heldAtEach(topForceExact, (value) => value >= 0.8),
    },
    {
      id: 'generalization-spared',
      statement: 'It leaves the gradient of the other samples alone',
      rule: 'at every pre-collapse, as trained, no more of their squared gradient along m than along half of 100 random directions',
      published: essay.rest,
      ours: restAlong,
      held: heldAtEach(restAlong, (value, i) => value <= restAlongRandom[i]),
    },
    ...[direction, directionWithoutOnes].map(
      (stays, i): Claim => ({
        id: `solution-changes-more${i === 0 ? '' : '-without-ones'}`,
        statement: `The direction stays while the solution takes other shapes from cycle to cycle${i === 0 ? '' : ', beside the all-ones direction'}`,
        rule: `overlap of the class means' subspaces below |cos| of residual PC1 for every pair of collapses${i === 0 ? '' : ', of the parts without u'}`,
        published: null,
        ours: solution.map((value, k) => (Number.isNaN(stays[k]) ? Number.NaN : value)),
        held: heldAtEach(solution, (value, k) => value < stays[k]),
      }),
    ),
  ];
}
