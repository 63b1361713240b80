import { publishedTable } from '../../data/published';
import { spread } from '../../metrics/statistics/spread';
import { topShare } from '../../metrics/statistics/topShare';
import { readOnsetPriors } from '../../priors/onsetPriors';
import { residualRecordAt } from '../../priors/residualRecordAt';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { heldAtEach } from '../parts/heldAtEach';
import { type Lacking, lacking } from '../parts/lacking';
import { missingOnsetPriors } from '../parts/missingOnsetPriors';
import type { Claim, Row, Table } from '../parts/table';
import { meanShared, type Seam, seamAt, seamRows } from './seamRows';

const ID = 'weight-rank-projection';

const GROUPS = [
  { group: 'top-2', size: 2, key: 'top2' },
  { group: 'top-5', size: 5, key: 'top5' },
  { group: 'top-10', size: 10, key: 'top10' },
  { group: 'top-28 (1%)', size: 28, key: 'top28' },
  { group: 'population mean', size: 0, key: 'all' },
] as const;

/**
 * Essay, "A 1-dimensional memorization subspace": mean projections of residuals on residual PC1 by weight rank, at the
 * onset of every collapse.
 * An onset without residuals has no rows.
 * @throws InputError when residuals are damaged.
 */
export function weightRankProjection(run: Run): Table {
  const lacks = lacking();
  const priors = lacks.or(() => readOnsetPriors(run))?.rows;
  const onsets = landmarks(run).collapses.map(({ phases }) => phases.onset);
  const essayEpoch = publishedTable(ID).values.epoch as number;
  const rows: Row[] = onsets.flatMap((epoch, i) => {
    const record = lacks.or(() => residualRecordAt(run, epoch));
    if (!record) return [];
    const { byRank } = record;
    const groups = GROUPS.map(
      ({ group, size, key }, k): Row => ({
        collapse: i + 1,
        epoch,
        group,
        samples: size || run.data.weights.length,
        shared_operands: meanShared(run, size),
        weight_share: size === 0 ? 1 : topShare(run.data.weights, size),
        projection: byRank.data[k],
        projection_sd_seeds: byRank.data[GROUPS.length + k],
        projection_mean_priors: i === 0 && priors ? spread(priors[`projection_${key}`]).mean : null,
        projection_sd_priors: i === 0 && priors ? spread(priors[`projection_${key}`]).deviation : null,
      }),
    );
    return [...groups, ...seamRows(run, epoch).map((row) => ({ collapse: i + 1, epoch, ...row }))];
  });
  return {
    id: ID,
    title: 'Residuals along residual PC1, by weight rank',
    section: 'A 1-dimensional memorization subspace',
    columns: [
      { name: 'collapse', label: 'collapse', format: 'count' },
      { name: 'epoch', label: 'onset', format: 'epoch' },
      { name: 'group', label: 'group', format: 'text' },
      { name: 'samples', label: 'samples', format: 'count' },
      { name: 'shared_operands', label: 'operands shared with the two heaviest', format: 'ratio' },
      { name: 'weight_share', label: 'share of the gradient', format: 'percent' },
      { name: 'projection', label: 'projection', format: 'signed' },
      { name: 'projection_sd_seeds', label: '± noise seeds', format: 'ratio' },
      { name: 'projection_mean_priors', label: 'over three priors', format: 'signed' },
      { name: 'projection_sd_priors', label: '± priors', format: 'ratio' },
    ],
    rows,
    published: publishedTable(ID).rows.map(({ group, projection }) => ({
      collapse: 1,
      epoch: essayEpoch,
      group,
      projection,
      ...(group === 'top-2'
        ? { weight_share: publishedTable(ID).values.top2_share_of_gradient as number }
        : {}),
    })),
    match: ['collapse', 'group'],
    blocks: [
      {
        title: '',
        columns: [
          'samples',
          'shared_operands',
          'weight_share',
          'projection',
          'projection_sd_seeds',
          'projection_mean_priors',
          'projection_sd_priors',
        ],
      },
    ],
    claims: atEveryOnset(lacks, [
      ...weightRankClaims(rows),
      ...seamClaims(onsets.flatMap((onset) => lacks.or(() => seamAt(run, onset)) ?? [])),
    ]),
    notes: [
      ...lacks.notes(),
      ...missingOnsetPriors(run),
      `Units of h1. The essay's column is of its epoch ${essayEpoch.toLocaleString('en-US')}.`,
      'Operands shared with the two heaviest pairs, in the same place, mean of the group; the two share both with themselves. Below the groups by rank: the light samples, all but the heaviest 1 %, by what they share, and the three of them that lie furthest along the direction. Seam and background: so the author’s public notes call light samples that share an operand with the heaviest, and the rest.',
    ],
  };
}

/** What holds at the onsets that are there holds at each only where all are. */
function atEveryOnset(lacks: Lacking, claims: readonly Claim[]): Claim[] {
  if (lacks.notes().length === 0) return [...claims];
  return claims.map((claim) => (claim.held ? { ...claim, held: null } : claim));
}

export function weightRankClaims(rows: readonly Row[]): Claim[] {
  const essay = publishedTable(ID).rows.map((row) => Number(row.projection));
  const byCollapse = [...new Set(rows.map(({ collapse }) => collapse))].map((collapse) =>
    rows
      .filter((row) => row.collapse === collapse)
      .slice(0, GROUPS.length)
      .map((row) => Number(row.projection)),
  );
  const falls = (values: readonly number[]) => values.slice(0, 3).every((value, i) => value > values[i + 1]);
  const meanOverTop = (values: readonly number[]) => Math.abs(values[4] / values[0]);
  return [
    {
      id: 'projection-falls-with-rank',
      statement: 'The heavier the samples, the further their residuals lie along the direction',
      rule: 'top-2 above top-5 above top-10 above top-28, at every onset',
      published: essay.slice(0, 4),
      ours: byCollapse.flatMap((values) => values.slice(0, 4)),
      held: heldAtEach(byCollapse, falls),
    },
    {
      id: 'population-mean-near-zero',
      statement: 'The population as a whole does not lie along it',
      rule: '|population mean| at most 5 % of top-2, at every onset',
      published: meanOverTop(essay),
      ours: byCollapse.map(meanOverTop),
      held: heldAtEach(byCollapse, (values) => meanOverTop(values) <= 0.05),
    },
  ];
}

/** @param seams of each onset. */
export function seamClaims(seams: readonly Seam[]): Claim[] {
  return [
    {
      id: 'operands-carry-the-direction',
      statement:
        'With the weight held fixed, samples that share an operand with the two heaviest lie further along it',
      rule: 'mean projection of those that share one above that of those that share none within deciles of rank, the two left out: exact sign test over the deciles, two-sided, at 0.05, at every onset; ours: p of each',
      published: null,
      ours: seams.map(({ p }) => p),
      held: heldAtEach(
        seams,
        ({ differences, p }) => p <= 0.05 && differences.filter((x) => x > 0).length > differences.length / 2,
      ),
    },
    {
      id: 'weight-alone-does-not',
      statement: 'Weight without a shared operand does not lay a sample along it',
      rule: "|Spearman's correlation| of weight and projection at most 0.1 over the samples that share none, at every onset",
      published: null,
      ours: seams.map(({ weightAlone }) => weightAlone),
      held: heldAtEach(seams, ({ weightAlone }) => Math.abs(weightAlone) <= 0.1),
    },
  ];
}
