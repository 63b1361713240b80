import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/inputError';
import { withSnapshot } from '../../src/replay/withSnapshot';
import { withState } from '../../src/replay/withState';
import type { Run } from '../../src/runs/openRun';
import { tinyRun } from '../runs/tinyRun';

const root = mkdtempSync(join(tmpdir(), 'reach-'));
let run: Run;
let dense: Run;
beforeAll(async () => {
  run = await tinyRun(root, 'tiny', { stateEvery: 80, snapshotEvery: 100 });
  dense = await tinyRun(root, 'dense', { stateEvery: 10 });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('withState', () => {
  it.each([
    ['after a state', 110],
    ['before the first', 30],
    ['at the beginning', 0],
  ])('trains on to an epoch %s, and has there what the run itself had', async (_, epoch) => {
    const reached = await withState(run, epoch);
    expect(dense.state(epoch)).toMatchObject(reached.state(epoch));
    expect(reached.parameters(epoch)).toEqual(dense.parameters(epoch));
    expect(reached.state(80)).toEqual(run.state(80));
    expect(() => reached.state(90)).toThrow(/states at epoch 90/);
  });

  it('leaves a run as it is that has the state, and says how far it is on the way to another', async () => {
    const seen: number[][] = [];
    const progress = (...step: number[]) => void seen.push(step);
    expect(await withState(run, 160, { progress })).toBe(run);
    expect(seen).toEqual([]);
    await withState(run, 190, { progress });
    expect(seen).toEqual([
      [25, 30],
      [30, 30],
    ]);
  });

  it('stops when asked, and refuses what is no epoch of the run', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(withState(run, 110, { signal: stop.signal })).rejects.toThrow(
      'stopped on the way from epoch 80 to 110',
    );
    for (const epoch of [-1, 201, 50.5, Number.NaN]) {
      await expect(withState(run, epoch)).rejects.toThrow(InputError);
      await expect(withState(run, epoch)).rejects.toThrow(
        `epoch of run 'tiny': expected a whole number from 0 to 200, got ${epoch}`,
      );
    }
  });
});

describe('withSnapshot', () => {
  it('takes a cached snapshot for enough, and trains to an epoch that has none', async () => {
    expect(await withSnapshot(run, 100)).toBe(run);
    expect((await withSnapshot(run, 110)).parameters(110)).toEqual(dense.parameters(110));
  });
});
