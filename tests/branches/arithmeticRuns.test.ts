import { describe, expect, it } from 'vitest';
import { arithmeticRuns } from '../../src/branches/arithmeticRuns';
import type { RunConfig } from '../../src/training/runConfig';
import { temporaryFolder } from '../data/temporaryFolder';
import { tinyConfig, tinyRun } from '../runs/tinyRun';

describe('arithmeticRuns', () => {
  it('are those that differ in seed, label gradient, epsilon or start alone, in order', async () => {
    const root = temporaryFolder();
    const make = (name: string, change: Partial<RunConfig>) =>
      tinyRun(root, name, {
        config: { ...tinyConfig, ...change },
        epochs: 20,
        snapshotEvery: 20,
        stateEvery: 20,
      });
    const adamw = { ...tinyConfig.adamw, epsilon: 1e-12 };
    const run = await make('own', {});
    await make('a-seed', { task: { ...tinyConfig.task, seed: 2 } });
    await make('b-small', { adamw });
    await make('c-exact', { label_gradient: 'summed' });
    await make('d-exact-small', { label_gradient: 'summed', adamw });
    await make('e-other-task', { task: { ...tinyConfig.task, zipf_exponent: 1 } });
    await make('f-other-width', { hidden: [8, 4] });
    await make('g-other-rate', { adamw: { ...adamw, learningRate: 1e-2 } });
    const names = (of: ReturnType<typeof arithmeticRuns>) => of.map(({ name }) => name);
    expect(names(arithmeticRuns(run))).toEqual(['a-seed', 'own', 'b-small', 'c-exact', 'd-exact-small']);
  });
});
