import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roundingRow } from '../../src/gradients/roundingRow';
import {
  makeRoundingWindows,
  readRoundingWindow,
  roundingWindows,
} from '../../src/gradients/roundingWindows';
import { onsetDirection } from '../../src/priors/onsetDirection';
import { openRun } from '../../src/runs/openRun';
import { refusal } from '../data/refusal';
import { collapsingRun } from '../runs/collapsingRun';

describe('makeRoundingWindows', () => {
  it('writes roundingRow of every 50th epoch before each onset', async () => {
    const run = await collapsingRun();
    await makeRoundingWindows(run, { threads: 1 });
    expect(readdirSync(join(run.paths.folder, 'windows'))).toEqual(['rounding-1.arrow']);
    const [window] = roundingWindows(run);
    const cached = readRoundingWindow(run, window);
    expect(Array.from(cached.epoch)).toEqual(Array.from({ length: 61 }, (_, i) => 50 * i));
    const m = onsetDirection(run, 3_000);
    for (const [name, value] of Object.entries(roundingRow(run, run.state(1_500), m)))
      expect([name, cached[name][30]]).toEqual([name, value]);
  });

  it('leaves no window of which it saw only a part', async () => {
    const run = await collapsingRun();
    const controller = new AbortController();
    const progress = (epoch: number) => epoch >= 100 && controller.abort();
    await makeRoundingWindows(run, { threads: 1, signal: controller.signal, progress });
    expect(refusal(() => readRoundingWindow(run, roundingWindows(run)[0]))).toContain(
      'rounding-1.arrow: no such file',
    );
  });
});

describe('the cached rounding windows', () => {
  const run = openRun('baseline');
  const all = roundingWindows(run);

  it('are one before each onset of the baseline, a moment every 50 epochs', () => {
    expect(all.map(({ collapse, kind }) => [collapse, kind])).toEqual([
      [1, 'onset'],
      [2, 'onset'],
      [3, 'onset'],
    ]);
    for (const each of all) {
      const { epoch, trained_1, trained_2 } = readRoundingWindow(run, each);
      expect(Array.from(epoch)).toEqual(Array.from({ length: 61 }, (_, i) => each.from + 50 * i));
      for (const units of [...trained_1, ...trained_2]) expect(Number.isInteger(units)).toBe(true);
    }
  });

  it('hold at the committed snapshots what these give', () => {
    for (const each of all) {
      const cached = readRoundingWindow(run, each);
      const m = onsetDirection(run, each.to);
      const state = { ...run.state(20_000), parameters: run.parameters(each.to - 1_000) };
      const row = roundingRow(run, state, m);
      for (const name of [
        'true_1',
        'trained_1',
        'trained_2',
        'cos_error',
        'error_share',
        'cos_mean_column',
      ] as const)
        expect(Math.abs(cached[name][40] - row[name]), name).toBeLessThanOrEqual(1e-8 * Math.abs(row[name]));
    }
  });
});
