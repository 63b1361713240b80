import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../src/data/published';
import { onsetDirection } from '../../src/experiments/onsetDirection';
import { openRun } from '../../src/experiments/openRun';
import { residualRecordAt } from '../../src/experiments/residualRecordAt';
import { cosine } from '../../src/metrics/cosine';
import { directionRecurs, recurrence, residualIsH1Component } from '../../src/tables/recurrence';
import { firstCollapse } from './baselineRun';

describe('recurrence', () => {
  it('has each pair of onsets of the cached run once, with the |cosine| of residual PC1 and of h1 PC1', () => {
    const run = openRun('baseline');
    const { rows, claims, columns } = recurrence(run);
    expect(rows.map(({ from, to, epoch, later_epoch }) => [from, to, epoch, later_epoch])).toEqual([
      [1, 2, 25_700, 55_500],
      [1, 3, 25_700, 86_100],
      [2, 3, 55_500, 86_100],
    ]);
    const [first, third] = [onsetDirection(run, 25_700), onsetDirection(run, 86_100)];
    expect(rows[1].cos_h1_pc1).toBe(Math.abs(cosine(first, third)));
    const [early, late] = [25_700, 86_100].map((onset) => residualRecordAt(run, onset).direction);
    expect(rows[1].cos_residual_pc1).toBe(
      Math.abs(cosine(Float64Array.from(early), Float64Array.from(late))),
    );
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
      expect(row.epochs_apart).toBe(Number(row.later_epoch) - Number(row.epoch));
    }
    expect(claims[0]).toEqual(
      directionRecurs(
        rows.map((row) => Number(row.cos_residual_pc1)),
        publishedTable('recurrence').values.cosine_between_collapses as number[],
      ),
    );
    expect(claims[1]).toEqual(residualIsH1Component(claims[1].ours as number[]));
    const own = Float64Array.from(residualRecordAt(run, 25_700).direction);
    expect((claims[1].ours as number[])[0]).toBe(Math.abs(cosine(own, first)));
  });

  it('of a single collapse has no row, and its claim is not judged', () => {
    const { rows, claims } = recurrence(firstCollapse());
    expect(rows).toEqual([]);
    expect(claims[0]).toMatchObject({ held: null, ours: [] });
  });
});

describe('directionRecurs', () => {
  it.each([
    [[0.851, 1, 0.9], true],
    [[0.851, 0.85, 0.9], false],
    [[0.9, Number.NaN], false],
    [[], null],
  ])('of %j is held: %s', (ours, held) => {
    expect(directionRecurs(ours, [0.5])).toMatchObject({ ours, held, published: [0.5] });
  });
});

describe('residualIsH1Component', () => {
  it.each([
    [[0.91, 1], true],
    [[0.91, 0.9], false],
    [[], null],
  ])('of %j is held: %s', (ours, held) => {
    expect(residualIsH1Component(ours)).toMatchObject({ ours, held, published: null });
  });
});
