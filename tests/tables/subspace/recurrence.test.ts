import { describe, expect, it } from 'vitest';
import { RESIDUAL_DIRECTION } from '../../../src/conditions/directionNames';
import { publishedTable } from '../../../src/data/published';
import { allOnes } from '../../../src/metrics/algebra/allOnes';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { onsetDirection } from '../../../src/priors/onsetDirection';
import { residualRecordAt } from '../../../src/priors/residualRecordAt';
import { landmarks } from '../../../src/runs/landmarks';
import { openRun } from '../../../src/runs/openRun';
import { otherSeedDirections } from '../../../src/runs/otherSeedDirections';
import { recurrence } from '../../../src/tables/subspace/recurrence';
import { recurrenceClaims } from '../../../src/tables/subspace/recurrenceClaims';
import { firstCollapse } from '../baselineRun';

describe('recurrence', () => {
  const run = openRun('baseline');
  const table = recurrence(run);
  const onsets = landmarks(run).collapses.map(({ phases }) => phases.onset);
  const own = table.rows.slice(0, 3);
  const others = table.rows.slice(3);

  it('has each pair of onsets of the cached run once, with the |cosine| of residual PC1 and of h1 PC1', () => {
    expect(own.map(({ from, to, epoch, later_epoch }) => [from, to, epoch, later_epoch])).toEqual([
      [1, '2', onsets[0], onsets[1]],
      [1, '3', onsets[0], onsets[2]],
      [2, '3', onsets[1], onsets[2]],
    ]);
    const [first, third] = [onsetDirection(run, onsets[0]), onsetDirection(run, onsets[2])];
    expect(own[1].cos_h1_pc1).toBe(Math.abs(cosine(first, third)));
    const [early, late] = [onsets[0], onsets[2]].map((onset) => residualRecordAt(run, onset).direction);
    expect(own[1].cos_residual_pc1).toBe(Math.abs(cosine(Float64Array.from(early), Float64Array.from(late))));
    for (const row of own) expect(row.epochs_apart).toBe(Number(row.later_epoch) - Number(row.epoch));
    for (const row of own) expect(Object.keys(row)).toEqual(table.columns.map(({ name }) => name));
  });

  it('has the same without the all-ones direction, and how far each lies along it', () => {
    const [first, second] = onsets.map((onset) => onsetDirection(run, onset));
    const u = allOnes(first.length);
    const centred = (x: Float64Array) => {
      const mean = x.reduce((a, b) => a + b) / x.length;
      return x.map((value) => value - mean);
    };
    expect(own[0].cos_h1_pc1_without_ones).toBeCloseTo(Math.abs(cosine(centred(first), centred(second))), 10);
    expect(own[0].cos_h1_ones).toBeCloseTo(Math.abs(cosine(first, u)), 12);
    expect(own[0].cos_h1_ones_later).toBeCloseTo(Math.abs(cosine(second, u)), 12);
  });

  it('has below each onset with the cached direction of every other seed', () => {
    const seeds = otherSeedDirections(run, RESIDUAL_DIRECTION);
    expect(seeds.map(({ seed }) => seed)).toEqual([43, 44]);
    expect(others.map(({ from, to }) => [from, to])).toEqual([
      [1, 'seed 43'],
      [2, 'seed 43'],
      [3, 'seed 43'],
      [1, 'seed 44'],
      [2, 'seed 44'],
      [3, 'seed 44'],
    ]);
    const second = Float64Array.from(residualRecordAt(run, onsets[1]).direction);
    expect(others[1].cos_residual_pc1).toBe(Math.abs(cosine(second, seeds[0].direction)));
    expect(others[1].later_epoch).toBe(seeds[0].epoch);
  });

  it('judges what its rows say', () => {
    const essay = publishedTable('recurrence').values.cosine_between_collapses;
    const column = (name: string) => own.map((row) => row[name]);
    expect(table.claims[0]).toMatchObject({ ours: column('cos_residual_pc1'), published: essay });
    expect(table.claims[1]).toMatchObject({ ours: column('cos_residual_pc1_without_ones'), published: null });
    const first = Float64Array.from(residualRecordAt(run, onsets[0]).direction);
    expect((table.claims[2].ours as number[])[0]).toBe(
      Math.abs(cosine(first, onsetDirection(run, onsets[0]))),
    );
  });

  it('of a single collapse has rows with other seeds alone, and its claims on pairs are not judged', () => {
    const { rows, claims } = recurrence(firstCollapse());
    expect(rows.map(({ to }) => to)).toEqual(['seed 43', 'seed 44']);
    const unjudged = claims.filter(({ id }) => !id.startsWith('residual-pc1-is-h1-pc1'));
    expect(unjudged).toHaveLength(4);
    for (const claim of unjudged) expect(claim).toMatchObject({ held: null, ours: [] });
  });
});

describe('recurrenceClaims', () => {
  const rows = (values: readonly (readonly [number, number])[]) =>
    values.map(([whole, without]) => ({ cos_residual_pc1: whole, cos_residual_pc1_without_ones: without }));
  const verdicts = (
    own: readonly (readonly [number, number])[],
    others: readonly (readonly [number, number])[],
    at: readonly (readonly [number, number])[],
  ) =>
    recurrenceClaims(
      rows(own),
      rows(others),
      at.map(([whole, withoutOnes]) => ({ whole, withoutOnes })),
      [0.5],
    ).map(({ held }) => held);

  it.each([
    [[[0.851, 0.86]], [[0.85, 0.1]], [[0.91, 0.91]], [true, true, true, true, true, true]],
    [[[0.86, 0.85]], [[0.86, 0.84]], [[0.91, 0.9]], [true, false, true, false, false, true]],
    [
      [
        [0.85, 0.9],
        [0.9, 0.9],
      ],
      [[0.1, 0.9]],
      [[0.9, 0.95]],
      [false, true, false, true, true, false],
    ],
    [
      [[Number.NaN, 0.9]],
      [[0.1, Number.NaN]],
      [[0.95, Number.NaN]],
      [false, true, true, false, false, false],
    ],
    [[[0.9, 0.9]], [], [], [true, true, null, null, null, null]],
    [[], [[0.1, 0.1]], [], [null, null, null, null, null, null]],
  ] as const)('of %j, with other seeds %j, at onsets %j: %j', (own, others, at, expected) => {
    expect(verdicts(own, others, at)).toEqual(expected);
  });

  it('have the essay beside the first alone', () => {
    const found = recurrenceClaims([], [], [], [0.5]).map(({ published }) => published);
    expect(found).toEqual([[0.5], null, null, null, null, null]);
  });
});
