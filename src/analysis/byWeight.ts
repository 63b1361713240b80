import type { RowSource } from '../data/arrays/rowSource';
import { centre } from '../metrics/algebra/centre';
import { project } from '../metrics/algebra/project';
import { rowNorms } from '../metrics/algebra/rowNorms';
import { heaviest } from '../metrics/statistics/heaviest';
import { mean } from '../metrics/statistics/mean';
import { onePercent } from '../metrics/statistics/onePercent';
import { spearman } from '../metrics/statistics/spearman';
import { topShare } from '../metrics/statistics/topShare';
import { inBlocks, type Watch } from './inBlocks';

/** A group of the heaviest rows. */
export interface WeightGroup {
  readonly group: string;
  readonly samples: number;
  /** Of the sum of all weights, 0..1. */
  readonly weightShare: number;
  /** Mean projection of the centred rows on PC1, units of the activations. */
  readonly projection: number;
  /** Mean distance from the mean of all rows. */
  readonly distance: number;
}

export interface ByWeight {
  readonly groups: readonly WeightGroup[];
  /** Spearman's correlation of weight with distance; NaN of equal weights. */
  readonly distanceSpearman: number;
  /** … with the length of the projection. */
  readonly projectionSpearman: number;
}

/** Groups of n rows by rank: as in table weight-rank-projection, as far as they differ. */
export function weightGroups(n: number): readonly (readonly [string, number])[] {
  const groups = [2, 5, 10].map((k) => [`top-${k}`, k] as const);
  const all: (readonly [string, number])[] = [...groups, ['top 1 %', onePercent(n)], ['all', n]];
  return all.filter(([group, k]) => group === 'all' || k < n);
}

/** The rows of the largest group but for all. */
export const rowsOfGroups = (n: number): number => Math.min(n, Math.max(10, onePercent(n)));

/** How rows lie along `pc1` and from their mean, by their weight. */
export async function byWeight(
  rows: RowSource,
  weights: Float64Array,
  origin: Float64Array,
  pc1: Float64Array,
  watch: Watch,
): Promise<ByWeight> {
  const along = new Float64Array(rows.rows);
  const distance = new Float64Array(rows.rows);
  await inBlocks(rows, watch, (block, first) => {
    const centred = centre(block, origin);
    along.set(project(centred, pc1), first);
    distance.set(rowNorms(centred), first);
  });
  const order = heaviest(weights, rows.rows);
  const over = (values: Float64Array, k: number) => mean(order.slice(0, k).map((i) => values[i]));
  return {
    groups: weightGroups(rows.rows).map(([group, k]) => ({
      group,
      samples: k,
      weightShare: topShare(weights, k),
      projection: over(along, k),
      distance: over(distance, k),
    })),
    distanceSpearman: spearman(weights, distance),
    projectionSpearman: spearman(weights, along.map(Math.abs)),
  };
}
