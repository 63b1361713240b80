import type { OverSeeds } from '../../mechanism/overSeeds';
import { signedCount } from '../parts/signedCount';
import type { Column, Row } from '../parts/table';
import { epochOrLater } from './overSeedsColumns';

/** What is counted of one seed over the span that all are counted over. */
export const COUNTED: readonly Column[] = [
  { name: 'counted_collapses', label: 'collapses', format: 'count' },
  { name: 'counted_strict', label: '… by the strict rule', format: 'count' },
  { name: 'counted_first', label: 'the first', format: 'text' },
  { name: 'seed_minus_random', label: 'collapses minus those with random 1', format: 'text' },
];

export function countedRow(seed: number, over: OverSeeds | undefined): Row {
  const outcome = over?.outcomes.get(seed);
  if (!over || !outcome) return {};
  const { units = [], differences = [] } = over.minusRandom ?? {};
  const difference = differences[units.indexOf(seed)];
  return {
    counted_collapses: outcome.collapses_by_cycle,
    counted_strict: outcome.collapses,
    counted_first: epochOrLater(outcome.first_drop, over.end),
    seed_minus_random: difference === undefined ? null : signedCount(difference),
  };
}
