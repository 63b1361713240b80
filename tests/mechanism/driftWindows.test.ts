import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roundingWindows } from '../../src/gradients/roundingWindows';
import { driftRow } from '../../src/mechanism/driftRow';
import { cachedDriftWindows, makeDriftWindows, readDriftWindow } from '../../src/mechanism/driftWindows';
import { onsetDirection } from '../../src/priors/onsetDirection';
import { openRun } from '../../src/runs/openRun';
import { refusal } from '../data/refusal';
import { collapsingRun } from '../runs/collapsingRun';

describe('makeDriftWindows', () => {
  it('writes driftRow of every 50th epoch along h1 PC1 of the onset, of which it needs no snapshot', async () => {
    const run = await collapsingRun();
    const m = onsetDirection(run, 3_000);
    await makeDriftWindows({ ...run, snapshots: [] }, { threads: 1 });
    expect(readdirSync(join(run.paths.folder, 'windows'))).toEqual(['drift-1.arrow']);
    const [window] = roundingWindows(run);
    expect(cachedDriftWindows(run)).toEqual([window]);
    const cached = readDriftWindow(run, window);
    expect(Array.from(cached.epoch)).toEqual(Array.from({ length: 61 }, (_, i) => 50 * i));
    for (const [name, value] of Object.entries(driftRow(run, run.state(1_500).parameters)(m)))
      expect([name, cached[name][30]]).toEqual([name, value]);
  });

  it('leaves no window of which it saw only a part', async () => {
    const run = await collapsingRun();
    const controller = new AbortController();
    const progress = (epoch: number) => epoch >= 100 && controller.abort();
    await makeDriftWindows(run, { threads: 1, signal: controller.signal, progress });
    expect(cachedDriftWindows(run)).toEqual([]);
    expect(refusal(() => readDriftWindow(run, roundingWindows(run)[0]))).toContain(
      'drift-1.arrow: no such file',
    );
  });

  it('has no window for an onset that lies elsewhere', async () => {
    const run = await collapsingRun();
    await makeDriftWindows(run, { threads: 1 });
    const [window] = roundingWindows(run);
    const later = { ...window, from: window.from + 700, to: window.to + 700 };
    expect(refusal(() => readDriftWindow(run, later))).toBe(
      `${join(run.paths.folder, 'windows', 'drift-1.arrow')}: expected epochs 700 to 3700, found 0 to 3000; delete it and make it again`,
    );
  });
});

describe('the cached drift windows', () => {
  const run = openRun('baseline');

  it('are one before each onset of the baseline, a moment every 50 epochs', () => {
    const cached = cachedDriftWindows(run);
    expect(cached).toEqual(roundingWindows(run));
    for (const each of cached) {
      const { epoch } = readDriftWindow(run, each);
      expect(Array.from(epoch)).toEqual(Array.from({ length: 61 }, (_, i) => each.from + 50 * i));
    }
  });

  it('hold at the committed snapshots what these give', () => {
    for (const each of roundingWindows(run)) {
      const cached = readDriftWindow(run, each);
      const row = driftRow(run, run.parameters(each.to - 1_000))(onsetDirection(run, each.to));
      for (const name of ['excess', 'mean_logit_1', 'cos_mean_part', 'push_label_part'] as const)
        expect(Math.abs(cached[name][40] - row[name]), name).toBeLessThanOrEqual(1e-8 * Math.abs(row[name]));
    }
  });
});
