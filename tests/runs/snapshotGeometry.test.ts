import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covariance } from '../../src/metrics/algebra/covariance';
import { pca } from '../../src/metrics/components/pca';
import { forward } from '../../src/models/mlp';
import type { Run } from '../../src/runs/openRun';
import { geometryOf, snapshotGeometry } from '../../src/runs/snapshotGeometry';
import { tinyRun } from './tinyRun';

describe('snapshotGeometry', () => {
  const root = mkdtempSync(join(tmpdir(), 'geometry-'));
  let run: Run;
  beforeAll(async () => {
    run = await tinyRun(root, 'baseline', { epochs: 200, snapshotEvery: 5 });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is what forward, covariance and pca give for the training samples', () => {
    const { h1, spread, components } = snapshotGeometry(run, 50);
    const expected = forward(run.parameters(50), run.shape, run.data.split.train.pairs);
    expect(h1).toEqual(expected.h1);
    expect(spread).toEqual(covariance(expected.h1));
    expect(components).toEqual(pca(spread));
    expect(geometryOf(run, run.parameters(50))).toEqual(snapshotGeometry(run, 50));
  });

  it('is computed once while it is among the last 32, and again after that', () => {
    const first = snapshotGeometry(run, 50);
    expect(snapshotGeometry(run, 50)).toBe(first);
    for (let epoch = 5; epoch <= 200; epoch += 5) snapshotGeometry(run, epoch);
    expect(snapshotGeometry(run, 50)).not.toBe(first);
    expect(snapshotGeometry(run, 50)).toEqual(first);
  });

  it('refuses an epoch that is not cached', () => {
    expect(() => snapshotGeometry(run, 57)).toThrow('at epoch 57');
  });
});
