import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/data/sha256';
import { gradientRow } from '../../src/gradients/gradientRow';
import { makeGradientWindows, readGradientWindow } from '../../src/gradients/gradientWindows';
import { type Window, windows } from '../../src/gradients/windows';
import { norm } from '../../src/metrics/algebra/norm';
import { onsetDirection } from '../../src/priors/onsetDirection';
import { byThousand } from '../../src/runs/byThousand';
import { landmarks } from '../../src/runs/landmarks';
import { openRun } from '../../src/runs/openRun';
import { refusal } from '../data/refusal';
import { writeResiduals } from '../priors/writeResiduals';
import { collapsingRun } from '../runs/collapsingRun';

const window: Window = { collapse: 1, kind: 'onset', from: 0, to: 3_000 };

describe('makeGradientWindows', () => {
  it('writes each window once: what is cached stays as it is, what is missing comes back with the same bytes', async () => {
    const run = await collapsingRun();
    const folder = join(run.paths.folder, 'windows');
    const file = join(folder, 'gradient-onset-1.arrow');
    await makeGradientWindows(run, { threads: 1 });
    expect(readdirSync(folder)).toEqual(['gradient-onset-1.arrow']);
    const first = sha256(readFileSync(file));

    const epochs = Array.from({ length: 61 }, (_, i) => 50 * i);
    const cached = readGradientWindow(run, window);
    expect(Array.from(cached.epoch)).toEqual(epochs);
    const m = onsetDirection(run, 3_000);
    expect(norm(m)).toBeCloseTo(1, 12);
    for (const epoch of [500, 2_000, 3_000]) {
      const row = gradientRow(run, run.parameters(epoch), m);
      for (const [name, value] of Object.entries(row))
        expect([epoch, name, cached[name][epoch / 50]]).toEqual([epoch, name, value]);
    }

    writeFileSync(file, 'mine');
    await makeGradientWindows(run, { threads: 1 });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    rmSync(file);
    await makeGradientWindows(run, { threads: 1 });
    expect(sha256(readFileSync(file))).toBe(first);
  });

  it('leaves no window of which it saw only a part', async () => {
    const run = await collapsingRun();
    const controller = new AbortController();
    await makeGradientWindows(run, {
      threads: 1,
      signal: controller.signal,
      progress: (epoch, { kind }) => kind === 'onset' && epoch >= 100 && controller.abort(),
    });
    expect(refusal(() => readGradientWindow(run, window))).toContain('gradient-onset-1.arrow: no such file');
  });
});

describe('makeGradientWindows of a run with residuals at the onset', () => {
  it('measures along residual PC1 too, without touching what is cached along h1 PC1', async () => {
    const run = await collapsingRun();
    const folder = join(run.paths.folder, 'windows');
    const along = join(folder, 'gradient-onset-1.arrow');
    await makeGradientWindows(run, { threads: 1 });
    const before = readFileSync(along);
    const direction = Float64Array.of(0, 0.6, 0, 0, 0.8, 0, 0, 0);
    writeResiduals(run, 3_000, direction);
    await makeGradientWindows(run, { threads: 1 });
    expect(readFileSync(along)).toEqual(before);
    expect(onsetDirection(run, 3_000, 'residual')).toEqual(direction.map(Math.fround));
    const cached = readGradientWindow(run, window, 'residual');
    const row = gradientRow(run, run.parameters(2_000), direction.map(Math.fround));
    for (const [name, value] of Object.entries(row))
      expect([name, cached[name][2_000 / 50]]).toEqual([name, value]);
    rmSync(folder, { recursive: true });
    await makeGradientWindows(run, { threads: 1 });
    expect(readFileSync(along)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['gradient-onset-1.arrow', 'gradient-residual-onset-1.arrow']);
  });
});

describe('the cached gradient windows', () => {
  const run = openRun('baseline');
  const marks = landmarks(run);
  const all = windows(marks, run.history);

  it('are one for each window of the baseline, a moment every 50 epochs', () => {
    expect(all).toHaveLength(6);
    for (const each of all) {
      for (const of of ['h1', 'residual'] as const) {
        const { epoch } = readGradientWindow(run, each, of);
        expect(Array.from(epoch)).toEqual(Array.from({ length: 61 }, (_, i) => each.from + 50 * i));
      }
    }
  });

  it('of the first edition lie beside them', () => {
    const old = byThousand(run);
    for (const each of windows(landmarks(old), run.history)) {
      const { epoch } = readGradientWindow(old, each);
      expect([epoch[0], epoch.at(-1)]).toEqual([each.from, each.to]);
      expect(each.to % 1_000).toBe(0);
    }
  });

  it.each([
    [1, 24_700, 'h1'],
    [3, 86_100, 'h1'],
    [2, 54_500, 'residual'],
  ] as const)('of onset %i hold at %i what the committed snapshot gives along %s PC1', (collapse, epoch, of) => {
    const onset = all.find((each) => each.collapse === collapse && each.kind === 'onset')!;
    const cached = readGradientWindow(run, onset, of);
    const m = onsetDirection(run, marks.collapses[collapse - 1].phases.onset, of);
    const at = cached.epoch.indexOf(epoch);
    for (const [name, value] of Object.entries(gradientRow(run, run.parameters(epoch), m)))
      expect(Math.abs(cached[name][at] - value), name).toBeLessThanOrEqual(1e-8 * Math.abs(value));
  });
});
