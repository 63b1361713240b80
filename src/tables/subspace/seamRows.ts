import { sharedOperands } from '../../metrics/activations/sharedOperands';
import { heaviest } from '../../metrics/statistics/heaviest';
import { mean } from '../../metrics/statistics/mean';
import { onePercent } from '../../metrics/statistics/onePercent';
import { signTest } from '../../metrics/statistics/signTest';
import { spearman } from '../../metrics/statistics/spearman';
import { withinStrata } from '../../metrics/statistics/withinStrata';
import { residualRecordAt } from '../../priors/residualRecordAt';
import type { Run } from '../../runs/openRun';
import type { Row } from '../parts/table';

/** The pairs that the others are compared with: half of the loss lies on them. */
export const PRESSURE = 2;
const DECILES = 10;
const FURTHEST = 3;
/** Groups of the light samples by operands shared with the two heaviest (the author's notes: seam and background). */
const GROUPS = [
  { group: 'seam: shares both operands', holds: (shared: number) => shared === 2 },
  { group: 'seam: shares one', holds: (shared: number) => shared === 1 },
  { group: 'background: shares none', holds: (shared: number) => shared === 0 },
] as const;

/** What a run's residuals at an onset say of operands and of weight; the two heaviest are left out. */
export interface Seam {
  /** By decile of weight rank: mean projection of samples that share an operand minus that of those that share none. */
  readonly differences: readonly number[];
  /** Of their signs, two-sided. */
  readonly p: number;
  /** Spearman's correlation of weight and projection over the samples that share none. */
  readonly weightAlone: number;
}

interface Sample {
  readonly rank: number;
  readonly pair: string;
  readonly shared: number;
  readonly projection: number;
  readonly weight: number;
}

/** @throws InputError when the residuals of the epoch are not cached. */
export function seamAt(run: Run, epoch: number): Seam {
  const others = samplesAt(run, epoch).slice(PRESSURE);
  const none = others.filter(({ shared }) => shared === 0);
  const differences = withinStrata(
    others.map(({ projection }) => projection),
    others.map(({ shared }) => shared > 0),
    DECILES,
  );
  return {
    differences,
    p: signTest(differences).p,
    weightAlone: spearman(
      none.map(({ weight }) => weight),
      none.map(({ projection }) => projection),
    ),
  };
}

/** Mean projections of the light samples by shared operands, and the light samples that lie furthest along the direction. */
export function seamRows(run: Run, epoch: number): Row[] {
  const samples = samplesAt(run, epoch);
  const light = samples.slice(onePercent(samples.length));
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const row = (group: string, of: readonly Sample[]): Row => ({
    group,
    samples: of.length,
    shared_operands: mean(of.map(({ shared }) => shared)),
    weight_share: of.reduce((sum, { weight }) => sum + weight, 0) / total,
    projection: mean(of.map(({ projection }) => projection)),
  });
  const furthest = [...light].sort((a, b) => b.projection - a.projection).slice(0, FURTHEST);
  return [
    ...GROUPS.map(({ group, holds }) =>
      row(
        group,
        light.filter(({ shared }) => holds(shared)),
      ),
    ),
    ...furthest.map((sample) => row(`rank ${sample.rank}: (${sample.pair})`, [sample])),
  ];
}

/** Mean operands shared with the two heaviest over the `size` heaviest; over all for 0. */
export function meanShared(run: Run, size: number): number {
  const { weights } = run.data;
  const counts = shared(run);
  return mean(heaviest(weights, size || weights.length).map((i) => counts[i]));
}

function shared({ data }: Run): Uint8Array {
  return sharedOperands(data.split.train.pairs, heaviest(data.weights, PRESSURE));
}

/** By weight, heaviest first. */
function samplesAt(run: Run, epoch: number): Sample[] {
  const { weights, split } = run.data;
  const { projection } = residualRecordAt(run, epoch);
  const counts = shared(run);
  const { pairs } = split.train;
  return heaviest(weights, weights.length).map((i, rank) => ({
    rank: rank + 1,
    pair: `${pairs[2 * i]}, ${pairs[2 * i + 1]}`,
    shared: counts[i],
    projection: projection[i],
    weight: weights[i],
  }));
}
