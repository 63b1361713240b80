import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BRANCH_EPOCH } from '../../src/conditions/condition';
import { covarianceBytes } from '../../src/data/covarianceFile';
import { epochFile } from '../../src/data/runFolder';
import { sha256 } from '../../src/data/sha256';
import { covariance } from '../../src/metrics/algebra/covariance';
import { forward } from '../../src/models/mlp';
import { openRun, openRunFolder } from '../../src/runs/openRun';
import { trainRun } from '../../src/training/trainRun';
import { temporaryFolder } from '../data/temporaryFolder';

it('a branch of the baseline at 20,000 that projects nothing out is its next 1,000 epochs, byte for byte', async () => {
  const baseline = openRun('baseline');
  const state = readFileSync(join(baseline.paths.states, epochFile(BRANCH_EPOCH)));
  const config = { ...baseline.config, from: { epoch: BRANCH_EPOCH, sha256: sha256(state) } };
  const folder = join(temporaryFolder(), 'branch');
  const end = await trainRun(folder, config, { epochs: 21_000, start: baseline.state(BRANCH_EPOCH) });
  const { h1 } = forward(end.parameters, baseline.shape, baseline.data.split.train.pairs);
  const made = covarianceBytes(covariance(h1), { epoch: '21000' });
  const committed = readFileSync(join(baseline.paths.covariances, epochFile(21_000)));
  expect(sha256(made)).toBe(sha256(committed));
  const { history } = openRunFolder(folder);
  const from = baseline.history.epoch.indexOf(BRANCH_EPOCH);
  for (const name of ['test_accuracy', 'weighted_loss', 'h1_pc1_variance_fraction'] as const) {
    expect([...history[name]]).toEqual([...baseline.history[name].subarray(from, from + 11)]);
  }
});
