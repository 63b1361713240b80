import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochFile } from '../../src/data/runFolder';
import { stateAt } from '../../src/replay/stateAt';
import { openRun } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { tinyConfig, tinyRun } from '../runs/tinyRun';

describe('stateAt', () => {
  it('is the cached state, and the same when it has to be trained again from one before it or from the seed', async () => {
    const root = temporaryFolder();
    const { paths, state } = await tinyRun(root);
    const { parameters, adamM, adamV, step } = state(120);
    const whole = { parameters, adamM, adamV, step };
    expect(await stateAt(openRun('tiny', root), 120)).toMatchObject(whole);
    rmSync(join(paths.states, epochFile(120)));
    expect(await stateAt(openRun('tiny', root), 120, { threads: 1 })).toEqual(whole);
    rmSync(paths.states, { recursive: true });
    expect(await stateAt(openRun('tiny', root), 120, { threads: 1 })).toEqual(whole);
  });

  it('is nothing when it was stopped on the way', async () => {
    const run = await tinyRun(temporaryFolder());
    expect(await stateAt(run, 130, { signal: AbortSignal.abort() })).toBeUndefined();
  });

  it('refuses a run that is not a baseline', async () => {
    const root = temporaryFolder();
    const run = await tinyRun(root, 'tiny', { config: { ...tinyConfig, arithmetic: 'tfjs-cpu' }, epochs: 2 });
    await expect(stateAt(run, 1)).rejects.toThrow(
      "run 'tiny': expected a baseline, trained from its seed by simd-1",
    );
  });
});
