import { describe, expect, it } from 'vitest';
import type { SteeringPairRow, SteeringRow } from '../../../src/priors/steering/steeringFile';
import type { Row } from '../../../src/tables/parts/table';
import { steeringClaims } from '../../../src/tables/prior/steeringClaims';
import { steeringBlocks } from '../../../src/tables/prior/steeringColumns';
import { steeringRows } from '../../../src/tables/prior/steeringRows';

const METHODS = ['none', 'prior', 'pca', 'random', 'shrinkage', 'nearest'] as const;
const DISTANCE = { none: 4, prior: 1, pca: 2, random: 5, shrinkage: 2, nearest: 0 };
const ANSWERS = { none: 1, prior: 0.9, pca: 0.9, random: 0.1, shrinkage: 0.9, nearest: 0.5 };

const pairs: SteeringPairRow[] = METHODS.flatMap((method) =>
  [1, 5].flatMap((shift) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((pair) => ({
      method,
      shift,
      pair,
      answers: pair < 10 * ANSWERS[method] ? 1 : 0,
      distance: DISTANCE[method] * (1 + pair / 10),
    })),
  ),
);

const rows: SteeringRow[] = METHODS.flatMap((method) =>
  (method === 'prior' ? [16, 32, 64] : method === 'none' || method === 'nearest' ? [0] : [64]).flatMap(
    (width) =>
      [0, 7].flatMap((frequency) =>
        [1, 2].map((strength) => ({
          method,
          width,
          t0: width === 0 ? 0 : 0.3,
          shift: 1,
          strength,
          frequency,
          answers: ANSWERS[method] * (width === 16 ? 0.5 : 1),
          kl: 1,
          distance: DISTANCE[method] * (width === 32 ? 2 : 1),
          loss: 1,
        })),
      ),
  ),
);
const losses = new Map([
  [16, 1.5],
  [32, 1.2],
  [64, 1],
]);

describe('steeringRows', () => {
  const table = steeringRows(rows, pairs, losses);
  const judged = (way: string) => table.find((row) => row.edit === 'judged' && row.way === way);

  it('says how much of answers each way keeps and of distance it takes back, over pairs and shifts', () => {
    const prior = judged('prior');
    expect(prior?.judged_keeps).toBeCloseTo(0.9, 12);
    expect(prior?.judged_restores).toBeCloseTo(0.75, 12);
    expect(prior).not.toHaveProperty('lead');
    expect(judged('random subspace')?.judged_restores).toBeCloseTo(-0.25, 12);
    expect(judged('leading components')?.lead).toBeCloseTo(0.25, 12);
  });

  it('takes keeps and restores of each size, beside its loss', () => {
    const sizes = table.filter(({ edit }) => edit === 'by size');
    expect(sizes.map(({ width, loss_held_out }) => [width, loss_held_out])).toEqual([...losses]);
    expect(sizes.map(({ keeps }) => keeps)).toEqual([0.45, 0.9, 0.9]);
    expect(sizes.map(({ restores }) => restores)).toEqual([0.75, 0.5, 0.75]);
  });

  it('has rows by time, by strength and by frequency, of the largest prior', () => {
    const of = (edit: string) => table.filter((row) => row.edit === edit);
    expect(of('by t0').map(({ t0, t0_distance: distance }) => [t0, distance])).toEqual([[0.3, 1]]);
    expect(of('by strength').map(({ strength }) => strength)).toEqual([1, 2]);
    expect(of('by frequency').map(({ frequency }) => frequency)).toEqual([7]);
  });

  it('stand in one block each', () => {
    for (const row of table) {
      const blocks = steeringBlocks.filter(({ columns }) => columns.some((name) => row[name] !== undefined));
      expect([row.edit, blocks.length]).toEqual([row.edit, 1]);
    }
  });

  it('leaves the losses out where no one knows them, and the claim about them is not judged', () => {
    const bare = steeringRows(rows, pairs, new Map());
    expect(steeringClaims(bare).find(({ id }) => id === 'lower-loss-steers-better')?.held).toBeNull();
  });
});

describe('the claims of steering', () => {
  const prior: Row = {
    edit: 'judged',
    way: 'prior',
    judged_answers: 0.9,
    judged_keeps: 0.9,
    judged_restores: 0.2,
    judged_restores_low: 0.01,
  };
  const control = (way: string): Row => ({
    edit: 'judged',
    way,
    judged_answers: 0.949,
    lead: 0.1,
    lead_low: 0.01,
  });
  const sizes: Row[] = [1, 2, 3, 4, 5].map((k) => ({ edit: 'by size', loss_held_out: 9 - k, both: k }));
  const all = [prior, control('leading components'), control('Gaussian shrinkage'), ...sizes];
  const held = (of: readonly Row[]) =>
    Object.fromEntries(steeringClaims(of).map((claim) => [claim.id, claim.held]));
  const changed = (which: (row: Row) => boolean, by: Row) =>
    all.map((row) => (which(row) ? { ...row, ...by } : row));

  it('hold at their limits', () => {
    expect(new Set(Object.values(held(all)))).toEqual(new Set([true]));
  });

  it.each<[string, (row: Row) => boolean, Row]>([
    ['prior-keeps-the-effect', ({ way }) => way === 'prior', { judged_keeps: 0.89 }],
    ['prior-restores-plausibility', ({ way }) => way === 'prior', { judged_restores: 0.19 }],
    ['prior-restores-plausibility', ({ way }) => way === 'prior', { judged_restores_low: 0 }],
    ['prior-beats-PCA', ({ way }) => way === 'leading components', { lead_low: 0 }],
    ['prior-beats-PCA', ({ way }) => way === 'leading components', { judged_answers: 0.96 }],
    ['prior-beats-shrinkage', ({ way }) => way === 'Gaussian shrinkage', { lead_low: Number.NaN }],
    ['lower-loss-steers-better', ({ both }) => both === 5, { both: 0.5 }],
  ])('%s falls alone', (id, which, by) => {
    const found = held(changed(which, by));
    expect(Object.entries(found).filter(([, value]) => value !== true)).toEqual([[id, false]]);
  });

  it('are not judged without rows', () => {
    expect(new Set(Object.values(held([])))).toEqual(new Set([null]));
  });
});
