import type { FidelityChoice } from '../../priors/fidelity/fidelityChoices';
import type { Claim } from '../parts/table';
import type { Nearness } from './fidelityNearness';

/** By how much a choice has to be nearer than the canonical prior. */
const NEARER_BY = 0.2;

/** The choice with the smallest nearness, the first of equal ones; undefined without a canonical prior and another. */
export function nearestChoice(all: readonly Nearness[]): Nearness | undefined {
  const others = all.filter(({ choice, nearness }) => choice !== 'canonical' && Number.isFinite(nearness));
  if (others.length === 0 || !all.some(({ choice }) => choice === 'canonical')) return undefined;
  return others.reduce((best, one) => (one.nearness < best.nearness ? one : best));
}

/** What new runs' priors are by the rule: the nearest choice where it is nearer by enough, else what they are. */
export function fidelityDefault(all: readonly Nearness[]): FidelityChoice {
  const nearest = nearestChoice(all);
  return nearest && isNearer(nearest, all) ? nearest.choice : 'canonical';
}

/** The rule of DEFINITIONS, "prior-fidelity", as a claim; not judged where it cannot be computed. */
export function fidelityVerdict(all: readonly Nearness[]): Claim {
  const nearest = nearestChoice(all);
  const canonical = canonicalOf(all);
  const isKnown = nearest !== undefined && Number.isFinite(canonical);
  return {
    id: 'reference-comes-nearer',
    statement:
      'A prior more like the public one comes nearer to the essay’s numbers, and becomes the default of new runs',
    rule: 'the choice, or all together, with the smallest nearness is nearer than the canonical prior by at least 20 %; ours: its nearness, the canonical one’s',
    published: null,
    ours: isKnown ? [nearest.nearness, canonical] : [],
    held: isKnown ? isNearer(nearest, all) : null,
  };
}

const canonicalOf = (all: readonly Nearness[]): number =>
  all.find(({ choice }) => choice === 'canonical')?.nearness ?? Number.NaN;

function isNearer({ nearness }: Nearness, all: readonly Nearness[]): boolean {
  return nearness <= (1 - NEARER_BY) * canonicalOf(all);
}
