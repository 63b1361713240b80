import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modularAddition } from '../../src/data/modularAddition';
import { readSafetensors } from '../../src/data/safetensorsFile';
import type { NamedArrays } from '../../src/engine/taskShape';
import type { SnapshotInput, SnapshotMetrics } from '../../src/metrics/snapshotMetrics';
import { pow } from '../../src/random/pow';

const GOLDEN = join(__dirname, '../golden');

/** The five snapshots of tests/golden across the JAX run's first collapse, with the metrics NumPy found. */
export const goldenMetrics: (SnapshotMetrics & { epoch: number })[] = JSON.parse(
  readFileSync(join(GOLDEN, 'snapshot-metrics.json'), 'utf8'),
);

export function goldenSnapshot(epoch: number): SnapshotInput {
  const { tensors } = readSafetensors(join(GOLDEN, `params-epoch-0${epoch}.safetensors`));
  const split = modularAddition({ p: 97, trainFraction: 0.3, seed: 42 });
  return {
    parameters: Object.fromEntries(Array.from(tensors, ([name, { data }]) => [name, data])) as NamedArrays,
    shape: { p: 97, hidden: [128, 128] },
    split,
    weights: zipf(split.train.labels.length),
  };
}

/** In float64, as NumPy had them: rounding weights to float32 moves near-cancelling cosines by more than 1e-6. */
function zipf(n: number): Float64Array {
  const raw = Float64Array.from({ length: n }, (_, i) => pow(i + 1, -1.5));
  const sum = raw.reduce((a, b) => a + b);
  return raw.map((w) => w / sum);
}
