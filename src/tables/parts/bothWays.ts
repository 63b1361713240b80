import type { Claim } from './table';

type Statement = Pick<Claim, 'id' | 'statement' | 'rule' | 'published'>;

/**
 * A claim that two directions agree, judged twice: as it stands and without the all-ones direction, which is no finding
 * (DEFINITIONS "The all-ones control"). The essay's numbers stand beside the first; it has none for the second.
 * @param ours what is judged, as it stands and without that direction.
 */
export function bothWays(
  statement: Statement,
  [asItStands, without]: readonly (readonly number[])[],
  holds: (ours: readonly number[]) => boolean | null,
): Claim[] {
  return [
    { ...statement, ours: asItStands, held: holds(asItStands) },
    {
      id: `${statement.id}-without-ones`,
      statement: `${statement.statement}, beside the all-ones direction`,
      rule: `${statement.rule}, of the parts without u`,
      published: null,
      ours: without,
      held: holds(without),
    },
  ];
}
