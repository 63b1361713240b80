import { describe, expect, it } from 'vitest';
import { openRun } from '../../src/experiments/openRun';
import { residualRecordAt } from '../../src/experiments/residualRecordAt';
import { heaviest } from '../../src/metrics/heaviest';
import { weightRankClaims, weightRankProjection } from '../../src/tables/weightRankProjection';

const run = openRun('baseline');
const table = weightRankProjection(run);

describe('weightRankProjection', () => {
  it('has five groups at each onset, whose projections are means over the samples of the group', () => {
    expect(table.rows).toHaveLength(15);
    const { projection } = residualRecordAt(run, 25_700);
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
