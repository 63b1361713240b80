import { describe, expect, it } from 'vitest';
import { heaviest } from '../../../src/metrics/statistics/heaviest';
import { residualRecordAt } from '../../../src/priors/residualRecordAt';
import { landmarks } from '../../../src/runs/landmarks';
import { openRun } from '../../../src/runs/openRun';
import {
  seamClaims,
  weightRankClaims,
  weightRankProjection,
} from '../../../src/tables/subspace/weightRankProjection';

const run = openRun('baseline');
const table = weightRankProjection(run);
const onset = landmarks(run).collapses[0].phases.onset;

describe('weightRankProjection', () => {
  it('has five groups at each onset, whose projections are means over the samples of the group', () => {
    expect(table.rows).toHaveLength(3 * (5 + 6));
    for (const row of table.rows.slice(0, 5))
      expect(Object.keys(row)).toEqual(table.columns.map(({ name }) => name));
    const { projection } = residualRecordAt(run, onset);
    const two = heaviest(run.data.weights, 2).map((i) => projection[i]);
    expect(table.rows[0].projection).toBeCloseTo((two[0] + two[1]) / 2, 4);
    const all = projection.reduce((sum, x) => sum + x, 0) / projection.length;
    expect(table.rows[4].projection).toBeCloseTo(all, 4);
  });

  it('gives the share of the loss weight that each group carries', () => {
    const shares = table.rows.slice(0, 5).map((row) => Number(row.weight_share));
    expect(shares[0]).toBeCloseTo(0.5257, 4);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});

describe('the seam', () => {
  const rows = table.rows.slice(5, 11);
  const { projection } = residualRecordAt(run, onset);
  const { pairs } = run.data.split.train;
  const place = (i: number) =>
    Number([14, 20].includes(pairs[2 * i])) + Number([42, 89].includes(pairs[2 * i + 1]));

  it('divides the light samples by operands shared with (14, 42) and (20, 89)', () => {
    expect([...pairs.slice(0, 4)]).toEqual([14, 42, 20, 89]);
    const light = Array.from({ length: 2822 - 28 }, (_, i) => i + 28);
    for (const [k, shared] of [2, 1, 0].entries()) {
      const group = light.filter((i) => place(i) === shared);
      expect(rows[k]).toMatchObject({ samples: group.length, shared_operands: shared });
      const mean = group.reduce((sum, i) => sum + projection[i], 0) / group.length;
      expect(rows[k].projection).toBeCloseTo(mean, 8);
    }
    expect(table.rows[0].shared_operands).toBe(2);
  });

  it('names the light samples that lie furthest along the direction', () => {
    const furthest = rows.slice(3).map((row) => Number(row.projection));
    expect([...furthest].sort((a, b) => b - a)).toEqual(furthest);
    expect(furthest[0]).toBe(Math.max(...projection.slice(28)));
    const rank = Number(String(rows[3].group).match(/rank (\d+)/)?.[1]);
    expect(projection[rank - 1]).toBe(furthest[0]);
    expect(rows[3].group).toBe(`rank ${rank}: (${pairs[2 * rank - 2]}, ${pairs[2 * rank - 1]})`);
  });
});

describe('seamClaims', () => {
  const seam = (positive: number, negative: number, p: number, weightAlone: number) => ({
    differences: [...new Array(positive).fill(1), ...new Array(negative).fill(-1)],
    p,
    weightAlone,
  });
  it.each([
    [
      [seam(9, 1, 0.02, 0.1), seam(10, 0, 0.05, -0.1)],
      [true, true],
    ],
    [
      [seam(9, 1, 0.02, 0.1), seam(8, 2, 0.1, -0.11)],
      [false, false],
    ],
    [[seam(1, 9, 0.02, 0)], [false, true]],
    [[seam(10, 0, Number.NaN, Number.NaN)], [false, false]],
    [[], [null, null]],
  ])('of %j are held: %j', (seams, held) => {
    expect(seamClaims(seams).map((claim) => claim.held)).toEqual(held);
  });
});

describe('weightRankClaims', () => {
  const rows = (...projections: number[]) => projections.map((projection) => ({ collapse: 1, projection }));
  it.each([
    [rows(20, 8, 4, 2, 0.9), [true, true]],
    [rows(20, 8, 8, 2, -1.1), [false, false]],
    [rows(20, 8, 4, 2, -1), [true, true]],
    [[], [null, null]],
  ])('of %j are held: %j', (given, held) => {
    expect(weightRankClaims(given).map((claim) => claim.held)).toEqual(held);
  });
});
