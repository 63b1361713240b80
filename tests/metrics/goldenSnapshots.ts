import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modularAddition } from '../../src/data/modularAddition';
import { parseSafetensors } from '../../src/data/parseSafetensors';
import { zipfWeights } from '../../src/data/zipfWeights';
import type { NamedArrays } from '../../src/engine/taskShape';
import type { SnapshotInput, SnapshotMetrics } from '../../src/metrics/snapshotMetrics';

const GOLDEN = join(__dirname, '../golden');

/** The five snapshots of tests/golden across the JAX run's first collapse, with the metrics NumPy found. */
export const goldenMetrics: (SnapshotMetrics & { epoch: number })[] = JSON.parse(
  readFileSync(join(GOLDEN, 'snapshot-metrics.json'), 'utf8'),
);

export function goldenSnapshot(epoch: number): SnapshotInput {
  const { tensors } = parseSafetensors(new Uint8Array(readFileSync(join(GOLDEN, `params-epoch-0${epoch}.safetensors`))), 'x');
  const split = modularAddition({ p: 97, trainFraction: 0.3, seed: 42 });
  return {
    parameters: Object.fromEntries(Array.from(tensors, ([name, { data }]) => [name, data])) as NamedArrays,
    shape: { p: 97, hidden: [128, 128] },
    split,
    weights: zipfWeights(split.train.labels.length, 1.5),
  };
}
