import { describe, expect, it } from 'vitest';
import { mean } from '../../../src/metrics/statistics/mean';
import { spread } from '../../../src/metrics/statistics/spread';
import { readPriorCheck } from '../../../src/priors/priorCheckFile';
import { openRun } from '../../../src/runs/openRun';
import { priorCheck, priorCheckClaims } from '../../../src/tables/subspace/priorCheck';

describe('priorCheck', () => {
  const run = openRun('baseline');
  const table = priorCheck(run);
  const { seeds, epoch } = readPriorCheck(run);

  it('has a row a prior: means and deviations over the seeds, the ratio of means', () => {
    expect(table.rows.map((row) => [row.prior, row.epoch])).toEqual([
      ['converged', epoch],
      ['lagging', epoch],
      ['untrained', epoch],
    ]);
    const { frechet_generated: generated, frechet_halves: halves, reconstruction_centred } = seeds.lagging;
    expect(table.rows[1]).toMatchObject({
      reconstruction_centred: mean(reconstruction_centred),
      reconstruction_centred_sd: spread(reconstruction_centred).deviation,
      frechet_ratio: mean(generated) / mean(halves),
      frechet_ratio_sd: spread(generated.map((value, i) => value / halves[i])).deviation,
    });
  });

  it('shows every column of its rows', () => {
    const names = new Set(table.columns.map(({ name }) => name));
    for (const row of table.rows) expect(new Set(Object.keys(row))).toEqual(names);
  });

  it('judges the converged prior alone', () => {
    expect(table.claims).toEqual(priorCheckClaims([table.rows[0]]));
  });
});

describe('priorCheckClaims', () => {
  const row = (centred: number, ratio: number) => [
    { prior: 'lagging', reconstruction_centred: 1, frechet_ratio: 1 },
    { prior: 'converged', reconstruction_centred: centred, frechet_ratio: ratio },
  ];
  it.each([
    [row(0.951, 1.5), [true, true]],
    [row(0.95, 1.501), [false, false]],
    [row(Number.NaN, Number.NaN), [false, false]],
    [[], [false, false]],
  ])('of %j are held: %j', (given, held) => {
    expect(priorCheckClaims(given).map((claim) => claim.held)).toEqual(held);
  });
});
