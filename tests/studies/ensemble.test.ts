import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochFile, epochsIn } from '../../src/data/runFolder';
import { openRun } from '../../src/runs/openRun';
import { ENSEMBLE_CONDITIONS, makeSeed, seedRun } from '../../src/studies/ensemble';
import { madeUpCache } from '../branches/conditionCache';

const made = { seed: 43 };
const branch = { seed: 43, first: 20_000 };
/** A seed that never collapses, trained to the end in every condition that needs no direction. */
const calm = {
  'seed-43': made,
  'seed-43-suppress-gradient': branch,
  'seed-43-exact-from-20000': branch,
  'seed-43-suppress-random-1': branch,
};

describe('makeSeed', () => {
  it('calls the first seed baseline and the others by their number', () => {
    expect([seedRun(42), seedRun(43)]).toEqual(['baseline', 'seed-43']);
  });

  it('keeps a seed without a collapse, and says which conditions it cannot have and why', async () => {
    const root = madeUpCache(calm);
    const left = new Map<string, string>();
    const progress: string[] = [];
    const done = await makeSeed(43, root, {
      skipped: (what, reason) => left.set(what, reason),
      progress: (what) => progress.push(what),
    });
    expect(done).toBe(true);
    expect([...left.keys()]).toEqual(['seed-43 suppress-frozen-glp', 'seed-43 suppress-replay']);
    expect(left.get('seed-43 suppress-frozen-glp')).toContain('neither a collapse nor a geometric cycle');
    expect(left.get('seed-43 suppress-replay')).toContain('no geometric cycle');
    expect(progress).toEqual([]);
    expect(openRun('seed-43', root).history.epoch.at(-1)).toBe(100_000);
  });

  it('leaves of a finished seed its history, its directions and the state at the branch', async () => {
    const root = madeUpCache(calm);
    const { paths } = openRun('seed-43', root);
    for (const [folder, epoch] of [
      [paths.states, 20_000],
      [paths.states, 40_000],
      [paths.covariances, 1_000],
      [paths.checkpoint, 100_000],
    ] as const) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, epochFile(epoch)), '');
    }
    await makeSeed(43, root);
    expect([paths.covariances, paths.checkpoint].map((folder) => existsSync(folder))).toEqual([false, false]);
    expect(epochsIn(paths.states)).toEqual([20_000]);
    expect(openRun('seed-43', root).history.epoch.at(-1)).toBe(100_000);
  });

  it('has the conditions of the definitions', () => {
    expect(ENSEMBLE_CONDITIONS.map(({ name }) => name)).toEqual([
      'suppress-gradient',
      'suppress-frozen-glp',
      'suppress-replay',
      'suppress-random-1',
      'exact-from-20000',
    ]);
  });
});
