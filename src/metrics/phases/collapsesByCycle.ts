import type { Collapse } from './collapses';
import type { GeometricCycle } from './geometricCycles';

/** A drop this soon after a cycle's last epoch is still that cycle's: as stretches closer than that are one cycle. */
const AFTER = 5_000;

/**
 * How many accuracy collapses there are if all declines of one geometric cycle are one (DEFINITIONS "Time and phases",
 * second edition): accuracy that comes back for 1,000 epochs in the midst of a decline makes two of it by the strict
 * rule. A drop belongs to the cycle that it lies in, or that ended less than 5,000 epochs before; one that belongs to none
 * counts for itself.
 */
export function collapsesByCycle(
  collapses: readonly Pick<Collapse, 'drop'>[],
  cycles: readonly Pick<GeometricCycle, 'start' | 'end'>[],
): number {
  const of = collapses.map(({ drop }) => {
    const cycle = cycles.findLastIndex(({ start, end }) => drop >= start && drop < end + AFTER);
    return cycle === -1 ? `drop ${drop}` : `cycle ${cycle}`;
  });
  return new Set(of).size;
}
