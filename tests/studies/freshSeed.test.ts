import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPLORATORY_SEEDS, FINAL_CONDITIONS, FRESH_SEEDS } from '../../src/conditions/seedGroups';
import { epochFile, epochsIn } from '../../src/data/runFolder';
import { openRun } from '../../src/runs/openRun';
import { makeFreshSeed } from '../../src/studies/freshSeed';
import { type MadeUp, madeUpCache } from '../branches/conditionCache';

const branch: MadeUp = { first: 20_000, last: 60_000, seed: 45 };

describe('makeFreshSeed', () => {
  it('makes nothing of a seed that is at its end, and leaves its history and the state at the branch', async () => {
    const root = madeUpCache({
      'seed-45': { last: 60_000, seed: 45 },
      ...Object.fromEntries(FINAL_CONDITIONS.map((name) => [`seed-45-${name}`, branch])),
    });
    const { paths } = openRun('seed-45', root);
    mkdirSync(paths.states, { recursive: true });
    for (const epoch of [20_000, 40_000]) writeFileSync(`${paths.states}/${epochFile(epoch)}`, '');
    const told: string[] = [];
    expect(await makeFreshSeed(45, root, { progress: (what) => told.push(what) })).toBe(true);
    expect([told, epochsIn(paths.states)]).toEqual([[], [20_000]]);
  });

  it('stops where it is told to, with a checkpoint to go on from', async () => {
    const root = madeUpCache({});
    const stop = new AbortController();
    const told = new Set<string>();
    const progress = (what: string, epoch: number, epochs: number) => {
      told.add(`${what} of ${epochs}`);
      if (epoch > 0) stop.abort();
    };
    expect(await makeFreshSeed(46, root, { signal: stop.signal, progress })).toBe(false);
    expect([...told]).toEqual(['seed-46 of 60000']);
    expect(openRun('seed-46', root).config.task.seed).toBe(46);
  });
});

describe('the groups of seeds', () => {
  it('have none in common', () => {
    expect(EXPLORATORY_SEEDS.filter((seed) => FRESH_SEEDS.includes(seed))).toEqual([]);
    expect(FRESH_SEEDS).toHaveLength(7);
  });
});
