import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochFile } from '../../src/data/runFolder';
import { InputError } from '../../src/inputError';
import { makeCollapseState } from '../../src/replay/collapseState';
import { openRun } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { historyOf } from '../runs/histories';
import { tinyRun } from '../runs/tinyRun';

describe('makeCollapseState', () => {
  it('refuses a run without a collapse', async () => {
    const run = await tinyRun(temporaryFolder());
    await expect(makeCollapseState(run)).rejects.toThrow(InputError);
    await expect(makeCollapseState(run)).rejects.toThrow('expected a collapse, found none');
  });

  it('writes, 1,000 epochs before the first onset, the state that training itself writes there', async () => {
    const root = temporaryFolder();
    const { paths } = await tinyRun(root, 'tiny', { epochs: 1_000, stateEvery: 500, snapshotEvery: 500 });
    const file = join(paths.states, epochFile(1_000));
    const trained = readFileSync(file);
    rmSync(file);
    const collapsing = historyOf(3_000, (epoch) => (epoch < 2_600 ? 0.99 : 0.6));
    const run = { ...openRun('tiny', root), history: collapsing };
    expect(await makeCollapseState(run, { threads: 1, root })).toBe(1_000);
    expect(readFileSync(file).equals(trained)).toBe(true);
  });
});
