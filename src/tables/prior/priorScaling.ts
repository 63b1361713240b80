import { publishedPrior } from '../../data/publishedPrior';
import { spearman } from '../../metrics/statistics/spearman';
import { readPriorScaling, type ScalingRow } from '../../priors/scaling/scalingFile';
import { LAYERS, MOMENTS } from '../../priors/scaling/scalingGrid';
import type { Run } from '../../runs/openRun';
import type { Row, Table } from '../parts/table';
import { besidePaper, PAPER } from './besidePaper';
import { priorScalingClaims } from './priorScalingClaims';
import { priorScalingBlocks, priorScalingColumns } from './priorScalingColumns';
import { scalingLaw } from './scalingLaw';

/** What is worth more the larger it is (1) or the smaller (-1), of a prior. */
export const UTILITIES = {
  reconstruction_centred: 1,
  frechet_ratio: -1,
  ncc_recovered: 1,
  residual_cos: 1,
  residual_cos_without_ones: 1,
} as const satisfies Partial<Record<keyof ScalingRow, 1 | -1>>;

/** Those that are defined before a collapse only: there is a direction to find then. */
const BEFORE_COLLAPSE: readonly string[] = ['ncc_recovered', 'residual_cos', 'residual_cos_without_ones'];

/**
 * Does a prior get better with compute, and is a better one more use: five sizes and five lengths of training on h0 and h1, healthy
 * and before the first collapse (Luo et al., arXiv 2602.06964; DEFINITIONS, "prior-scaling").
 * @throws NotMadeError when the grid was not made yet.
 */
export function priorScaling(run: Run): Table {
  const all = readPriorScaling(run);
  const rows = LAYERS.flatMap((layer) =>
    MOMENTS.flatMap((moment) => {
      const of = all.filter((row) => row.layer === layer && row.moment === moment);
      return of.length === 0 ? [] : rowsOf(`${layer}, ${moment}`, of);
    }),
  );
  return {
    id: 'prior-scaling',
    title: 'The prior with more compute',
    section: '',
    paper: PAPER,
    columns: priorScalingColumns,
    rows,
    published: [],
    match: [],
    blocks: priorScalingBlocks,
    claims: besidePaper(priorScalingClaims(rows)),
    notes: [
      theirs(),
      'Loss: flow matching in normalised units, the same times and noise for every prior; held out: h of test pairs. Compute: 6 x parameters x rows seen. Each size after its longest training, seed 0; best length: where its held-out loss is least. Law: held-out loss = floor + scale x compute^-b along what no cheaper prior beats, interval of 95 % over seeds. Spearman: over all sizes and lengths of seed 0; measures on held-out pairs.',
    ],
  };
}

/** What the paper has of other models: to compare directions with. */
function theirs(): string {
  const { power_law: law, frechet_by_training: frechet } = publishedPrior();
  const [first, last] = [frechet.frechet_distance[0], frechet.frechet_distance.at(-1) ?? Number.NaN];
  const times = (frechet.billions_of_activations.at(-1) ?? Number.NaN) / frechet.billions_of_activations[0];
  return `${PAPER}, of language models’ activations: exponent ${law.exponent} above a floor of ${law.floor}; Fréchet distance from ${first.toFixed(2)} to ${last.toFixed(2)} with ${times.toFixed(0)} times the training. Only directions compare.`;
}

function rowsOf(of: string, all: readonly ScalingRow[]): Row[] {
  const first = all.filter(({ seed }) => seed === 0);
  const most = Math.max(...first.map(({ steps }) => steps));
  const sizes = first
    .filter(({ steps }) => steps === most)
    .map(({ layer, moment, seed, width, blocks, ...measures }): Row => {
      const lengths = first.filter((one) => one.width === width && one.blocks === blocks);
      const best = lengths.reduce((a, b) => (b.loss_held_out < a.loss_held_out ? b : a));
      return {
        of,
        size: `${width} x ${blocks}`,
        ...measures,
        best_steps: best.steps,
        best_loss_held_out: best.loss_held_out,
      };
    });
  const law = scalingLaw(all);
  const losses = first.map(({ loss_held_out }) => loss_held_out);
  const isBefore = of.endsWith('pre-collapse');
  const utilities = Object.entries(UTILITIES)
    .filter(([name]) => isBefore || !BEFORE_COLLAPSE.includes(name))
    .map(([name]) => {
      const values = first.map((row) => row[name as keyof typeof UTILITIES]);
      return [`spearman_${name}`, spearman(losses, values)] as const;
    });
  return [
    ...sizes,
    {
      of,
      size: 'all',
      ...(law && {
        points: law.points,
        exponent: law.exponent,
        exponent_low: law.low,
        exponent_high: law.high,
        floor: law.floor,
        fit_error: law.error,
      }),
      spearman_compute: spearman(
        first.map(({ compute }) => compute),
        losses,
      ),
      ...Object.fromEntries(utilities),
    },
  ];
}
