import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScaling } from '../../../src/priors/scaling/scalingFile';
import { makeSteering, type SteeringOptions } from '../../../src/priors/steering/makeSteering';
import { readSteering, steeringFiles } from '../../../src/priors/steering/steeringFile';
import type { Run } from '../../../src/runs/openRun';
import { collapsing, trainedRun } from '../scaling/collapsingRun';

const root = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
let trained: Run;

beforeAll(async () => {
  trained = await trainedRun(root);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

const sizes = [
  { width: 8, blocks: 1 },
  { width: 16, blocks: 1 },
];
const small: SteeringOptions = { sizes, steps: 20, t0s: [0.3, 0.7], threads: 1 };

describe('makeSteering', () => {
  it('measures every edit with every way back, and pair by pair what claims are about; the same bytes on two threads', async () => {
    const [one, two] = [collapsing(trained), collapsing(trained)];
    await makeSteering(one, small);
    const { rows, pairs } = readSteering(one);
    const edits = rows.filter(({ method }) => method === 'none').length;
    expect(edits % 15).toBe(0);
    const of = (method: string, width: number) =>
      rows.filter((row) => row.method === method && row.width === width).length;
    expect([of('nearest', 0), of('prior', 8), of('prior', 16), of('pca', 16), of('pca', 8)]).toEqual([
      edits,
      2 * edits,
      2 * edits,
      2 * edits,
      0,
    ]);
    for (const row of rows) {
      for (const [name, value] of Object.entries(row)) expect(value, name).not.toBeNaN();
      expect(row.answers).toBeGreaterThanOrEqual(0);
      expect(row.answers).toBeLessThanOrEqual(1);
    }
    // Two pairs of each of 29 sums, three shifts, six ways.
    expect(pairs).toHaveLength(58 * 3 * 6);
    const judged = rows.find(
      ({ method, width, t0, shift, strength, frequency }) =>
        method === 'prior' && width === 16 && t0 === 0.3 && shift === 5 && strength === 2 && frequency === 0,
    );
    const own = pairs.filter(({ method, shift }) => method === 'prior' && shift === 5);
    const mean = own.reduce((sum, { distance }) => sum + distance, 0) / own.length;
    expect(mean).toBeCloseTo(Number(judged?.distance), 9);

    await makeSteering(two, { ...small, threads: 2 });
    for (const name of ['rows', 'pairs'] as const)
      expect(readFileSync(steeringFiles(two)[name])).toEqual(readFileSync(steeringFiles(one)[name]));
  }, 120_000);

  it('takes the nearest real activation where that is asked for: none is nearer, and its loss is that of real ones', async () => {
    const run = collapsing(trained);
    await makeSteering(run, { ...small, sizes: sizes.slice(0, 1), t0s: [0.3] });
    for (const { distance } of readSteering(run).rows.filter(({ method }) => method === 'nearest'))
      expect(distance).toBe(0);
  }, 120_000);

  it('writes nothing when it is interrupted, and keeps the priors', async () => {
    const run = collapsing(trained);
    const stop = new AbortController();
    await makeSteering(run, { ...small, signal: stop.signal, progress: (done) => done >= 3 && stop.abort() });
    expect(existsSync(steeringFiles(run).rows)).toBe(false);
    expect(existsSync(join(run.paths.folder, 'checkpoint', 'scaling-priors'))).toBe(true);
    expect(readScaling(steeringFiles(run).rows)).toEqual([]);
  }, 120_000);
});
