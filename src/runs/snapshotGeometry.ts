import type { Matrix } from '../engine/matrix';
import type { NamedArrays } from '../engine/taskShape';
import { covariance } from '../metrics/algebra/covariance';
import { type Pca, pca } from '../metrics/components/pca';
import { hidden } from '../models/mlp';
import type { Run } from './openRun';

/** What many measures of one snapshot begin with, over the training samples. */
export interface SnapshotGeometry {
  readonly parameters: NamedArrays;
  /** [n x n1] */
  readonly h1: Matrix;
  /** Covariance of h1, [n1 x n1], and its components. */
  readonly spread: Matrix;
  readonly components: Pca;
}

/** As many as three collapses have phases in both editions; about 3 MB each. */
const KEPT = 32;

const found = new WeakMap<Run['parameters'], Map<number, SnapshotGeometry>>();

/**
 * The geometry of a cached snapshot, computed once for all tables: the last 32 of an opened run are kept.
 * @throws InputError when the snapshot is not cached.
 */
export function snapshotGeometry(run: Run, epoch: number): SnapshotGeometry {
  const kept = found.get(run.parameters) ?? new Map<number, SnapshotGeometry>();
  found.set(run.parameters, kept);
  const known = kept.get(epoch);
  if (known) return known;
  const made = geometryOf(run, run.parameters(epoch));
  if (kept.size === KEPT) kept.delete([...kept.keys()][0]);
  kept.set(epoch, made);
  return made;
}

/** The geometry of any parameters. */
export function geometryOf(
  { shape, data }: Pick<Run, 'shape' | 'data'>,
  parameters: NamedArrays,
): SnapshotGeometry {
  const { h1 } = hidden(parameters, shape, data.split.train.pairs);
  const spread = covariance(h1);
  return { parameters, h1, spread, components: pca(spread) };
}
