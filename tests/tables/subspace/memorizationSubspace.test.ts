import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../../src/data/published';
import { spread } from '../../../src/metrics/statistics/spread';
import { readGlpHistory } from '../../../src/priors/glpHistory';
import { readOnsetPriors } from '../../../src/priors/onsetPriors';
import { openRun } from '../../../src/runs/openRun';
import type { Row } from '../../../src/tables/parts/table';
import {
  memorizationSubspace,
  memorizationSubspaceClaims,
} from '../../../src/tables/subspace/memorizationSubspace';

const run = openRun('baseline');
const table = memorizationSubspace(run);

describe('memorizationSubspace', () => {
  it('has the five phases of each collapse with what the prior said there', () => {
    const glp = readGlpHistory(run);
    const phases = table.rows.filter(({ epoch }) => epoch !== null);
    expect(phases).toHaveLength(15);
    for (const row of phases) {
      const said = glp(Number(row.epoch));
      expect(said.noise_seeds).toBe(8);
      expect(row.top2_cosine).toBe(said.top2_cosine);
      expect(row.cos_top2_pc1).toBe(said.cos_top2_pc1);
      const earlier = glp(Number(row.epoch) - 2_000).residual_pc1_variance;
      expect(row.residual_pc1_over_earlier).toBe(said.residual_pc1_variance / earlier);
    }
  });

  it('ends with the first onset over three separately trained priors', () => {
    const { rows, directions } = readOnsetPriors(run) ?? expect.unreachable();
    expect([...rows.prior]).toEqual([0, 1, 2]);
    expect(directions).toHaveLength(3);
    const last = table.rows[table.rows.length - 1];
    expect(last.cos_top2_pc1).toBe(spread(rows.cos_top2_pc1).mean);
    expect(last.cos_top2_pc1_sd).toBe(spread(rows.cos_top2_pc1).deviation);
  });

  it("sets the essay's rows beside the first collapse", () => {
    const essay = publishedTable('memorization-subspace').rows;
    expect(table.published.map(({ residual_pc1_variance }) => residual_pc1_variance)).toEqual(
      essay.map(({ residual_pc1_variance }) => residual_pc1_variance),
    );
    for (const { collapse } of table.published) expect(collapse).toBe(1);
  });
});

describe('memorizationSubspaceClaims', () => {
  const rows = (atOnset: number, before: number, growth: number): Row[] => [
    { collapse: 1, phase: 'pre-collapse', cos_top2_pc1: before },
    { collapse: 1, phase: 'onset', cos_top2_pc1: atOnset, residual_pc1_over_earlier: growth },
  ];
  it.each([
    [rows(0.91, 0, 2), [true, true]],
    [rows(0, 0.91, 1.99), [true, false]],
    [rows(0.9, 0.9, 2), [false, true]],
    [rows(Number.NaN, 0, Number.NaN), [false, false]],
    [[], [null, null]],
  ])('of %j are held: %j', (given, held) => {
    expect(memorizationSubspaceClaims(given).map((claim) => claim.held)).toEqual(held);
  });
});
