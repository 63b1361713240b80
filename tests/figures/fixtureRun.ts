import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPaths } from '../../src/data/runFolder';
import { packageRoot } from '../../src/packageRoot';
import type { RunHistory } from '../../src/runs/openRun';
import type { RunConfig } from '../../src/training/runConfig';

const golden = join(packageRoot, 'tests', 'golden', 'baseline-trajectory.csv');

/** The golden trajectory of 100,000 epochs; the columns that it lacks are made from those that it has. */
export function fixtureHistory(): RunHistory {
  const [header, ...lines] = readFileSync(golden, 'utf8').trim().split('\n');
  const rows = lines.map((line) => line.split(',').map(Number));
  const measured = Object.fromEntries(
    header.split(',').map((name, j) => [name, Float64Array.from(rows, (row) => row[j])]),
  );
  return {
    ...measured,
    epoch: Int32Array.from(measured.epoch),
    train_loss: measured.weighted_loss.map((loss) => 30 * loss),
    test_loss: measured.test_accuracy.map((accuracy) => 0.01 + 10 * (1 - accuracy)),
    h1_mean_norm: measured.h1_participation_ratio.map((ratio) => 15 + 40 / ratio),
    fourier_logit_energy: measured.test_accuracy.map((accuracy) => 0.8 * accuracy),
  } as unknown as RunHistory;
}

export const fixtureConfig: RunConfig = {
  task: { p: 97, train_fraction: 0.3, zipf_exponent: 1.5, seed: 42 },
  hidden: [128, 128],
  adamw: { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1 },
  label_gradient: 'subtractive',
  arithmetic: 'test',
};

/** A folder that is not there: a run without a prior. */
export const fixturePaths = runPaths('no-such-run');
