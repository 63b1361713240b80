import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../../src/data/published';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { headMeanColumn } from '../../../src/metrics/gradients/headMeanColumn';
import { onsetDirection } from '../../../src/priors/onsetDirection';
import { landmarks } from '../../../src/runs/landmarks';
import { openRun } from '../../../src/runs/openRun';
import { methodAgreement } from '../../../src/tables/gradients/methodAgreement';
import { methodAgreementClaims } from '../../../src/tables/gradients/methodAgreementClaims';
import type { Row } from '../../../src/tables/parts/table';

const run = openRun('baseline');
const table = methodAgreement(run);
const { collapses } = landmarks(run);
const gradients = table.rows.filter(({ arithmetic }) => arithmetic !== null);

describe('methodAgreement', () => {
  it('shows all six definitions at every pre-collapse and chooses none', () => {
    expect(gradients).toHaveLength(18);
    expect(new Set(gradients.map(({ definition, arithmetic }) => `${definition} ${arithmetic}`)).size).toBe(
      6,
    );
    expect([...new Set(gradients.map(({ epoch }) => epoch))]).toEqual(
      collapses.map(({ phases }) => phases.preCollapse),
    );
    for (const row of table.rows) {
      expect(Object.keys(row)).toEqual(table.columns.map(({ name }) => name));
      expect(row.cos_residual_pc1).toBeGreaterThanOrEqual(0);
      expect(row.cos_residual_pc1).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  it('has at pre-collapse and onset what is no gradient, other seeds and the all-ones direction among it', () => {
    const { preCollapse, onset } = collapses[0].phases;
    for (const epoch of [preCollapse, onset]) {
      const rows = table.rows.filter((row) => row.arithmetic === null && row.epoch === epoch);
      expect(rows.map(({ definition }) => definition)).toEqual([
        'h1 PC1',
        "head's mean column",
        'all-ones direction u',
        'seed 43: residual PC1 at its first onset',
        'seed 44: residual PC1 at its first onset',
      ]);
      const [residual, component] = [onsetDirection(run, epoch, 'residual'), onsetDirection(run, epoch)];
      expect(rows[0].cos_residual_pc1).toBe(Math.abs(cosine(component, residual)));
      expect(rows[0].cos_h1_pc1).toBeCloseTo(1, 12);
      const column = headMeanColumn(run.parameters(epoch)['head.kernel'], 128);
      expect(rows[1].cos_h1_pc1).toBe(Math.abs(cosine(column, component)));
      expect(rows[2].cos_ones).toBeCloseTo(1, 12);
      expect(rows[2].cos_h1_pc1_without_ones).toBeNaN();
    }
  });

  it("judges its first claim by the best definition against the essay's value", () => {
    const [claim, without] = table.claims;
    const essay = publishedTable('gradient-alignment').values.agreement_of_two_methods_at_pre_collapse;
    const best = (name: string) =>
      [1, 2, 3].map((collapse) =>
        Math.max(...gradients.filter((row) => row.collapse === collapse).map((row) => Number(row[name]))),
      );
    expect(claim).toMatchObject({ published: essay, ours: best('cos_residual_pc1') });
    expect(without).toMatchObject({ published: null, ours: best('cos_residual_pc1_without_ones') });
    expect(claim.held).toBe(best('cos_residual_pc1').every((value) => value > Number(essay)));
  });
});

describe('methodAgreementClaims', () => {
  const cosines = (value: number, without = value): Row => ({
    cos_residual_pc1: value,
    cos_residual_pc1_without_ones: without,
    cos_h1_pc1: value,
    cos_h1_pc1_without_ones: without,
  });
  const rows = (gradient: Row, pre: Row, onset: Row, head: Row): Row[] =>
    [1, 2].flatMap((collapse) => {
      const of = (phase: string, definition: string, arithmetic: string | null, values: Row): Row => ({
        ...{ collapse, phase, definition, arithmetic },
        ...(collapse === 2 ? values : cosines(0.99)),
      });
      return [
        of('pre-collapse', 'effective gradient', 'exact', cosines(0)),
        of('pre-collapse', 'top-1 % force', 'exact', gradient),
        of('pre-collapse', 'h1 PC1', null, pre),
        of('onset', 'h1 PC1', null, onset),
        of('onset', "head's mean column", null, head),
      ];
    });
  const good = cosines(0.81);

  it.each([
    [rows(good, good, good, good), []],
    [rows(cosines(0.8), good, good, good), ['methods-agree', 'methods-agree-without-ones']],
    [rows(good, cosines(0.9, 0.7), good, good), ['activations-agree-at-pre-collapse-without-ones']],
    [rows(good, good, cosines(0.7, 0.9), good), ['activations-agree-at-onset']],
    [rows(good, good, good, cosines(Number.NaN, 0.9)), ['direction-read-off-weights']],
  ])('are not held where one collapse is not above the limit: case %#', (of, failing) => {
    const claims = methodAgreementClaims(of, 0.8, 0.8);
    expect(claims.filter(({ held }) => held === false).map(({ id }) => id)).toEqual(failing);
    expect(claims.filter(({ held }) => held === true)).toHaveLength(8 - failing.length);
  });

  it('are not judged without a collapse, and have the essay beside the whole directions alone', () => {
    const claims = methodAgreementClaims([], 0.8, 0.7);
    expect(claims.map(({ held }) => held)).toEqual(new Array(8).fill(null));
    expect(claims.map(({ published }) => published)).toEqual([0.8, null, 0.7, null, 0.7, null, null, null]);
  });
});
