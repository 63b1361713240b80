import { eachCollapse } from '../parts/eachCollapse';
import type { Claim, Row } from '../parts/table';

/** DEFINITIONS "The all-ones control", claims of the mechanism: over every window, of every seed that is cached. */
export function driftClaims(rows: readonly Row[]): Claim[] {
  const windows = rows.filter(({ phase }) => phase === 'window');
  const replayed = windows.filter(({ positive }) => positive !== undefined);
  const seeds = new Set(replayed.map(({ seed }) => seed));
  const n = `n = ${replayed.length} windows of ${seeds.size} ${seeds.size === 1 ? 'seed' : 'seeds'}`;
  return [
    eachCollapse(
      {
        id: 'row-excess-positive',
        statement: 'As trained, rows of the logits’ gradient sum to more than zero before a collapse',
        rule: `row sum, weighted over the samples, above 0 in at least 90 % of the moments of every onset window (${n})`,
        published: null,
      },
      rows,
      'window',
      ({ positive }) => Number(positive),
      (value) => value >= 0.9,
    ),
    eachCollapse(
      {
        id: 'mean-column-part-along-m',
        statement: 'The part of the rounding error that the softmax does not see lies along m',
        rule: `|cos| with m of the error’s mean-column part at least 0.8, mean of every onset window (${n})`,
        published: null,
      },
      rows,
      'window',
      ({ cos_mean_part_size }) => Number(cos_mean_part_size),
      (value) => value >= 0.8,
    ),
  ];
}
