import { describe, expect, it } from 'vitest';
import { FINAL_CONDITIONS } from '../../../src/conditions/finalConditions';
import { mechanism } from '../../../src/tables/mechanism/mechanism';
import type { Claim, Table } from '../../../src/tables/parts/table';
import { type MadeUp, madeUpRun } from '../../branches/conditionCache';
import { droppingAt } from '../../runs/histories';

const collapsing: MadeUp = { accuracy: droppingAt(26_000, 55_000, 86_000) };
const branch: MadeUp = { first: 20_000, last: 60_000, columns: { mean_logit: (epoch) => -epoch / 1_000 } };
const dropping = (...drops: number[]): MadeUp => ({ ...branch, accuracy: droppingAt(...drops) });

const named = (table: Table, condition: string) =>
  table.rows.find((row) => row.condition === condition && row.seeds !== undefined) ?? expect.unreachable();
const claim = (table: Table, id: string): Claim =>
  table.claims.find((one) => one.id === id) ?? expect.unreachable(id);

const explored = {
  baseline: collapsing,
  'seed-43': { ...collapsing, seed: 43 },
  'seed-44': { accuracy: droppingAt(30_000), seed: 44 },
  'centred-from-20000': branch,
  'seed-43-centred-from-20000': { ...branch, seed: 43 },
  'seed-44-centred-from-20000': { ...branch, seed: 44 },
  'as-trained-for-2-from-20000': dropping(27_000),
  'seed-43-as-trained-for-2-from-20000': { ...dropping(28_000), seed: 43 },
  'seed-44-as-trained-for-2-from-20000': { ...branch, seed: 44 },
};

describe('mechanism', () => {
  it('counts every run between 22,000 and 60,000, by seed, the baseline as its own branch', () => {
    const table = mechanism(madeUpRun(explored));
    expect(named(table, 'as trained')).toMatchObject({
      seeds: '42, 43, 44',
      collapses: '2, 2, 1',
      first: '26,000, 26,000, 30,000',
      fewer: null,
      p: null,
    });
    expect(named(table, 'centred')).toMatchObject({
      kind: 'knocked out',
      collapses: '0, 0, 0',
      first: '–, –, –',
      rate: 0,
      rate_interval: '0.0 to 0.0',
      least_mean_logit: -60,
      fewer: 3,
      equal: 0,
      more: 0,
      p: 0.25,
    });
  });

  it('judges a condition over all three seeds, and not before it has them', () => {
    const table = mechanism(madeUpRun(explored));
    expect(claim(table, 'no-collapse-centred')).toMatchObject({ held: true, ours: [0, 0, 0] });
    expect(claim(table, 'two-as-trained')).toMatchObject({ held: false, ours: [1, 1, 0] });
    expect(claim(table, 'no-collapse-gauge')).toMatchObject({ held: null, ours: [] });
    const { 'seed-44-centred-from-20000': _, ...two } = explored;
    expect(claim(mechanism(madeUpRun(two)), 'no-collapse-centred').held).toBeNull();
    const one = { ...two, 'centred-from-20000': dropping(40_000) };
    expect(claim(mechanism(madeUpRun(one)), 'no-collapse-centred').held).toBe(false);
  });

  it('leaves out a run that is on its way', () => {
    const table = mechanism(madeUpRun({ ...explored, 'gauge-1-from-20000': { ...branch, last: 50_000 } }));
    expect(table.rows.some(({ condition }) => condition === 'head centred every step')).toBe(false);
    expect(table.notes?.at(-1)).toContain('gauge-1-from-20000 (experiment gauge-1-from-20000)');
  });

  it('counts runs that start at epoch 0 from there on, apart from the branches', () => {
    const table = mechanism(
      madeUpRun({
        ...explored,
        baseline: { accuracy: droppingAt(18_000, 26_000, 70_000) },
        exact: { last: 100_000 },
        'gauge-1': { last: 60_000, accuracy: droppingAt(19_000) },
      }),
    );
    const started = table.rows.filter(({ start_seeds }) => start_seeds !== undefined);
    expect(
      started.map(({ kind, condition, start_collapses, start_first }) => [
        kind,
        condition,
        start_collapses,
        start_first,
      ]),
    ).toEqual([
      ['as trained', 'as trained', '2, 2, 1', '18,000, 26,000, 30,000'],
      ['knocked out', 'exact, from 0', '0', '–'],
      ['knocked out', 'head centred every step, from 0', '1', '19,000'],
    ]);
    expect(named(table, 'as trained').collapses).toBe('1, 2, 1');
  });

  it('says what a learned direction adds to the all-ones direction, by seed', () => {
    const runs = {
      ...explored,
      'suppress-all-ones': dropping(30_000),
      'seed-43-suppress-all-ones': { ...branch, seed: 43 },
      'suppress-replay': branch,
      'seed-43-suppress-replay': { ...dropping(30_000, 50_000), seed: 43 },
      'seed-44-suppress-replay': { ...branch, seed: 44 },
    };
    const table = mechanism(madeUpRun(runs));
    expect(named(table, 'replay').minus_all_ones).toBe('−1, +2, –');
    expect(named(table, 'all-ones').minus_all_ones).toBeUndefined();
    expect(claim(table, 'no-collapse-all-ones-projected-out')).toMatchObject({ held: false, ours: [1, 0] });
  });

  it('keeps the fresh seeds apart, and judges them once all are there, by a sign test', () => {
    const trained = (seed: number): MadeUp => ({ accuracy: droppingAt(26_000), last: 60_000, seed });
    const fresh = [45, 46, 47, 48, 49, 50, 51].map((seed) => ({
      [`seed-${seed}`]: trained(seed),
      ...Object.fromEntries(
        FINAL_CONDITIONS.map((name) => [
          `seed-${seed}-${name}`,
          { ...(name.startsWith('as-trained') ? dropping(30_000) : branch), seed },
        ]),
      ),
    }));
    const all: Record<string, MadeUp> = Object.assign({}, explored, ...fresh);
    const table = mechanism(madeUpRun(all));
    expect(named(table, 'centred').collapses).toBe('0, 0, 0');
    const row = table.rows.find(({ fresh_seeds, condition }) => fresh_seeds && condition === 'centred');
    expect(row).toMatchObject({ fresh_collapses: '0, 0, 0, 0, 0, 0, 0', fresh_fewer: 7, fresh_p: 2 / 128 });
    expect(claim(table, 'fresh-centred')).toMatchObject({
      held: true,
      ours: [...Array(7).fill(-1), 2 / 128],
    });
    expect(claim(table, 'fresh-as-trained-for-two').held).toBe(true);
    const { 'seed-51-exact-for-2-from-20000': _, ...six } = all;
    expect(claim(mechanism(madeUpRun(six)), 'fresh-exact-for-two')).toMatchObject({ held: null, ours: [] });
    const against = {
      ...all,
      'seed-50-centred-from-20000': { ...dropping(30_000, 40_000), seed: 50 },
    };
    expect(claim(mechanism(madeUpRun(against)), 'fresh-centred').held).toBe(false);
  });
});
