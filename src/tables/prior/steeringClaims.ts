import { spearman } from '../../metrics/statistics/spearman';
import { reaches } from '../parts/reaches';
import type { Claim, Row } from '../parts/table';

/** @param rows of the table: those of the edit that is judged, and those by size, from the smallest prior up. */
export function steeringClaims(rows: readonly Row[]): Claim[] {
  const judged = rows.filter(({ edit }) => edit === 'judged');
  const of = (way: string) => judged.find((row) => row.way === way);
  const prior = of('prior');
  const number = (row: Row | undefined, name: string) => Number(row?.[name] ?? Number.NaN);
  const isThere = (holds: boolean, ...needed: (Row | undefined)[]) =>
    needed.every((row) => row !== undefined) ? holds : null;
  const keeps = number(prior, 'judged_keeps');
  const restores = [number(prior, 'judged_restores'), number(prior, 'judged_restores_low')];
  const beats = (id: string, way: string, statement: string): Claim => {
    const control = of(way);
    const [lead, low] = [number(control, 'lead'), number(control, 'lead_low')];
    const lost = number(control, 'judged_answers') - number(prior, 'judged_answers');
    return {
      id,
      statement,
      rule: 'restores more, interval over pairs above 0, with a share of answers lower by at most 0.05',
      published: null,
      ours: prior && control ? [lead, low, -lost] : [],
      held: isThere(low > 0 && lost <= 0.05, prior, control),
    };
  };
  const sizes = rows.filter(({ edit }) => edit === 'by size');
  const both = sizes.map((row) => number(row, 'both'));
  const losses = sizes.map((row) => number(row, 'loss_held_out'));
  const isKnown = sizes.length >= 3 && losses.every(Number.isFinite);
  const rank = isKnown ? spearman(losses, both) : Number.NaN;
  return [
    {
      id: 'prior-keeps-the-effect',
      statement: 'The way back over the prior keeps what the push was for',
      rule: 'share of answers after it at least 0.9 of that before, the largest prior',
      published: null,
      ours: prior ? keeps : null,
      held: isThere(keeps >= 0.9, prior),
    },
    {
      id: 'prior-restores-plausibility',
      statement: 'It brings pushed activations nearer to real ones',
      rule: 'by at least 0.2 of their distance, interval over pairs above 0',
      published: null,
      ours: prior ? restores : [],
      held: isThere(restores[0] >= 0.2 && restores[1] > 0, prior),
    },
    beats('prior-beats-PCA', 'leading components', 'More so than the leading components that change as much'),
    beats('prior-beats-shrinkage', 'Gaussian shrinkage', 'More so than a Gaussian that changes as much'),
    {
      id: 'lower-loss-steers-better',
      statement: 'The lower a prior’s loss, the better it steers',
      rule: 'Spearman of held-out loss with keeps x (1 + restores) over the sizes at most -0.9',
      published: null,
      ours: isKnown ? rank : null,
      held: isKnown ? reaches(rank, -0.9) : null,
    },
  ];
}
