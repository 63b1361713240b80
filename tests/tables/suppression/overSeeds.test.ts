import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONDITIONS } from '../../../src/conditions/conditionList';
import { isOfEnsemble } from '../../../src/conditions/isOfEnsemble';
import { openRun } from '../../../src/runs/openRun';
import type { Row, Table } from '../../../src/tables/parts/table';
import { robustness } from '../../../src/tables/suppression/robustness';
import { suppression } from '../../../src/tables/suppression/suppression';
import { type MadeUp, madeUpCache, madeUpRun } from '../../branches/conditionCache';
import { droppingAt } from '../../runs/histories';

const SEEDS = [42, 43, 44, 45, 46, 47, 48, 49, 50, 51];
const branch: MadeUp = { first: 20_000, accuracy: () => 0.99 };
const collapsing: MadeUp = { accuracy: droppingAt(26_000, 55_000, 86_000) };
/** As trained and with a random direction three collapses, with all else none. */
const conditions: Record<string, MadeUp> = {
  baseline: collapsing,
  ...Object.fromEntries(CONDITIONS.filter(isOfEnsemble).map(({ name }) => [name, branch])),
  'suppress-random-1': { ...branch, ...collapsing },
};
const nameOf = (seed: number, condition: string): string => {
  if (seed === 42) return condition;
  return condition === 'baseline' ? `seed-${seed}` : `seed-${seed}-${condition}`;
};
const runsOf = (seeds: readonly number[], of = conditions): Record<string, MadeUp> =>
  Object.fromEntries(
    seeds.flatMap((seed) =>
      Object.entries(of).map(([name, made]) => [nameOf(seed, name), { ...made, seed }] as const),
    ),
  );
const ten = runsOf(SEEDS);
const row = ({ rows }: Table, condition: string, seed: string): Row =>
  rows.find((one) => one.condition === condition && one.seed === seed) ??
  expect.unreachable(`no row of ${condition}, ${seed}`);
const freshOf = (table: Table) =>
  table.claims.filter(({ id }) => id.startsWith('fresh-')).map(({ id, held }) => [id, held]);

describe('robustness over ten seeds', () => {
  it('says n, the rate with its interval, the paired difference with p, and the first collapse', () => {
    const table = robustness(madeUpRun(ten));
    expect(row(table, 'gradient-based', 'all')).toMatchObject({
      n: 10,
      rate: 0,
      rate_interval: '0.00 to 0.00',
      minus_random: -3,
      fewer: 10,
      equal: 0,
      more: 0,
      p: 2 / 1024,
      first_median: '> 100,000',
      first_earliest: '> 100,000',
      censored: 10,
    });
    expect(row(table, 'baseline', 'all')).toMatchObject({
      rate_interval: '3.85 to 3.85',
      minus_random: 0,
      equal: 10,
      p: 1,
      first_median: '26,000',
      censored: 0,
    });
    expect(row(table, 'control: random 1', 'all').minus_random).toBeUndefined();
  });

  it('has each seed’s counts over the common span, and its difference to the random run', () => {
    const table = robustness(madeUpRun(ten));
    expect(row(table, 'replay', '47')).toMatchObject({
      counted_collapses: 0,
      counted_first: '> 100,000',
      seed_minus_random: '−3',
    });
    expect(row(table, 'control: random 1', '47')).toMatchObject({
      counted_collapses: 3,
      counted_first: '26,000',
      seed_minus_random: null,
    });
  });

  it('has the fresh seeds alone beside all ten, and holds their claims where they do as foretold', () => {
    const table = robustness(madeUpRun(ten));
    expect(row(table, 'exact, from the branch', '45 to 51')).toMatchObject({ n: 7, p: 2 / 128 });
    expect(freshOf(table).map(([, held]) => held)).toEqual(new Array(6).fill(true));
  });

  it('says nothing of the fresh seeds before all their runs are there', () => {
    const { 'seed-51-suppress-gradient': _, ...lacking } = ten;
    const table = robustness(madeUpRun(lacking));
    expect(
      table.rows.filter(({ seed }) => seed === '45 to 51').map(({ condition }) => condition),
    ).not.toContain('gradient-based');
    expect(Object.fromEntries(freshOf(table))).toMatchObject({
      'fresh-random-over-gradient': null,
      'fresh-random-over-replay': true,
    });
    const claim = table.claims.find(({ id }) => id === 'fresh-random-over-gradient');
    expect(claim?.ours).toEqual([]);
  });

  it.each([
    ['fresh-seeds-collapse', 'seed-48', { seed: 48, accuracy: () => 0.99 }],
    ['fresh-exact-none', 'seed-48-exact-from-20000', { ...branch, seed: 48, accuracy: droppingAt(70_000) }],
    [
      'fresh-random-over-replay',
      'seed-48-suppress-replay',
      { ...branch, seed: 48, accuracy: droppingAt(30_000, 40_000, 50_000, 60_000) },
    ],
  ])('does not hold %s where one fresh seed does otherwise', (id, name, made) => {
    const found = freshOf(robustness(madeUpRun({ ...ten, [name]: made })));
    expect(found.filter(([, held]) => held === false)).toEqual([[id, false]]);
  });

  it('does not wait for a run that a seed cannot have, and is not judged with fewer than six that differ', () => {
    const without = (seeds: readonly number[]) => {
      const gone = seeds.map((seed) => nameOf(seed, 'suppress-replay'));
      const root = madeUpCache(
        Object.fromEntries(Object.entries(ten).filter(([name]) => !gone.includes(name))),
      );
      for (const seed of seeds) {
        const folder = join(root, 'runs', `seed-${seed}`, 'left-out');
        mkdirSync(folder);
        writeFileSync(
          join(folder, 'replay-probe.json'),
          JSON.stringify({ reason: 'too few cycles', epochs: 60_000 }),
        );
      }
      return robustness(openRun('baseline', root));
    };
    const one = without([49]);
    expect(row(one, 'replay', '45 to 51')).toMatchObject({ n: 6, p: 2 / 64 });
    expect(Object.fromEntries(freshOf(one))['fresh-random-over-replay']).toBe(true);
    expect(Object.fromEntries(freshOf(without([49, 50])))['fresh-random-over-replay']).toBeNull();
  });
});

describe('suppression over seeds', () => {
  it('has the same beside every condition, a short one up to its own end, and leaves other stacks without it', () => {
    const short = Object.fromEntries(
      SEEDS.map((seed) => [nameOf(seed, 'suppress-all-ones'), { ...branch, seed, last: 60_000 }]),
    );
    const { rows } = suppression(madeUpRun({ ...ten, ...short }));
    const of = (condition: string) => rows.find((one) => one.condition === condition);
    expect(of('baseline')).toMatchObject({ n: 10, first_median: '26,000', minus_random: 0 });
    expect(of('frozen GLP')).toMatchObject({ n: 10, rate: 0, minus_random: -3, p: 2 / 1024 });
    expect(of('all-ones')).toMatchObject({ n: 10, minus_random: -2, first_median: '> 60,000' });
  });

  it('shows every column in one block', () => {
    const { columns, blocks = [] } = suppression(madeUpRun(ten));
    const shown = blocks.flatMap((block) => block.columns);
    expect(shown.sort()).toEqual(
      columns
        .map(({ name }) => name)
        .filter((name) => name !== 'condition')
        .sort(),
    );
  });

  it('of a single seed has no interval', () => {
    const { rows } = suppression(madeUpRun(runsOf([42])));
    expect(rows[1]).toMatchObject({ n: 1, rate: 0, rate_interval: null, p: 1 });
  });
});
