import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataRoot } from '../../src/data/dataRoot';
import { readDirections } from '../../src/data/directionFile';
import { epochFile, runPaths } from '../../src/data/runFolder';
import { cosine } from '../../src/metrics/algebra/cosine';
import { replayBufferOf } from '../../src/probes/replayBufferOf';
import { makeReplayDirection, replayDirectionPath, usesTheFuture } from '../../src/probes/replayDirection';
import { replayProbeOf } from '../../src/probes/replayProbeOf';
import { openRun } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';

/** A run folder with the baseline's config, history and covariances. */
function copyOfBaseline() {
  const root = temporaryFolder();
  const [from, to] = [runPaths(join(dataRoot(), 'runs', 'baseline')), runPaths(join(root, 'runs', 'copy'))];
  mkdirSync(to.folder, { recursive: true });
  for (const part of ['config', 'history', 'covariances'] as const) {
    cpSync(from[part], to[part], { recursive: true });
  }
  return openRun('copy', root);
}

describe('the replay direction of the baseline', () => {
  it('is committed as the covariances give it, with where it comes from', () => {
    const run = openRun('baseline');
    const { probe } = replayProbeOf(run);
    const { directions, metadata } = readDirections(replayDirectionPath(run));
    expect(Math.abs(cosine(directions.data, probe.direction))).toBeGreaterThan(1 - 1e-12);
    expect(metadata).toMatchObject({
      run: 'baseline',
      run_config: run.hash,
      variant: 'healthy_past_delta_future_geom',
      delta: String(probe.options.delta),
      limit: String(probe.options.limit),
      label: probe.options.label,
      training_last_epoch: String(probe.split.trainUntil),
      held_out: 'third geometric cycle',
      note: usesTheFuture(probe),
    });
    expect(metadata.inputs_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('comes from covariances alone: without snapshots, and made twice, it is the same', () => {
    const copy = copyOfBaseline();
    makeReplayDirection(copy);
    const again = readDirections(replayDirectionPath(copy));
    const { directions, metadata } = readDirections(replayDirectionPath(openRun('baseline')));
    expect(Math.abs(cosine(again.directions.data, directions.data))).toBeGreaterThan(1 - 1e-12);
    expect(again.metadata).toEqual({ ...metadata, run: 'copy' });
  });

  it('says up to which epochs it was found', () => {
    expect(usesTheFuture({ split: { trainUntil: 57_000 } } as Parameters<typeof usesTheFuture>[0])).toBe(
      'The replay direction is found from states up to epoch 57,000 and labels up to 59,000: used from an earlier epoch on, it uses the future.',
    );
  });
});

describe('replayBufferOf', () => {
  it('refuses a run without covariances, and the probe one that lacks an epoch', () => {
    const copy = copyOfBaseline();
    rmSync(join(copy.paths.covariances, epochFile(34_000)));
    expect(replayBufferOf(copy).epochs).toHaveLength(99);
    expect(() => replayProbeOf(copy)).toThrow(
      'replay buffer: expected a covariance every 1000 epochs, at 34000, found 35000',
    );
    rmSync(copy.paths.covariances, { recursive: true });
    expect(() => replayBufferOf(copy)).toThrow("run 'copy': expected covariances of h1, found none");
  });
});
