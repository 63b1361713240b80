import { heldAtEach } from './heldAtEach';
import type { Claim } from './table';

/** What the claims of the table control-properties are judged by; one number a collapse, or a pair of collapses. */
export interface ControlMeasures {
  /** |cos| of the summed force of the heaviest 1 % with m, means of the onset windows. */
  readonly topForceAsTrained: readonly number[];
  readonly topForceExact: readonly number[];
  /** Share of the other samples' squared gradient along m at pre-collapse, as trained. */
  readonly restAlong: readonly number[];
  /** |cos| of residual PC1, and overlap of the solutions' subspaces, of every pair of collapses. */
  readonly direction: readonly number[];
  readonly solution: readonly number[];
}

/** @param essay the published shares. */
export function controlPropertiesClaims(
  { topForceAsTrained, topForceExact, restAlong, direction, solution }: ControlMeasures,
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
      rule: 'at most 5 % of their squared gradient along m at every pre-collapse, as trained',
      published: essay.rest,
      ours: restAlong,
      held: heldAtEach(restAlong, (value) => value <= 0.05),
    },
    {
      id: 'solution-changes-more',
      statement: 'The direction stays while the solution takes other shapes from cycle to cycle',
      rule: "overlap of the class means' subspaces below |cos| of residual PC1 for every pair of collapses",
      published: null,
      ours: solution,
      held: heldAtEach(solution, (value, i) => value < direction[i]),
    },
  ];
}
