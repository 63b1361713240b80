import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../../src/data/published';
import { nccRecoveryFigure } from '../../../src/figures/activations/nccRecoveryFigure';
import type { Row } from '../../../src/tables/parts/table';
import { complaints, encodings, panelsOf, rowsOf } from '../specParts';

const PHASES = ['build', 'peak', 'pre-collapse', 'onset', 'collapsed'];
const ours = [1, 2, 3].flatMap((collapse) =>
  PHASES.map((phase, i) => ({
    collapse,
    phase,
    epoch: 30_000 * collapse + 1_000 * i,
    model_accuracy: 0.98 - 0.05 * i,
    ncc_raw: 0.9 - 0.15 * i,
    ncc_minus_pc1: 0.99 - 0.02 * i,
  })),
);
const published: Row[] = publishedTable('ncc-recovery').rows.map(({ epoch: _, ...row }, i) => ({
  ...row,
  collapse: 1,
  phase: PHASES[i],
}));
const table = { id: 'ncc-recovery', rows: ours, published, match: ['collapse', 'phase'] };
const spec = nccRecoveryFigure(table);

describe('nccRecoveryFigure', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has one panel a collapse, with three accuracies at each of its phases', () => {
    expect(panelsOf(spec).map(({ title }) => title)).toEqual(['Collapse 1', 'Collapse 2', 'Collapse 3']);
    for (const panel of panelsOf(spec)) {
      const rows = rowsOf(panel, 'line');
      expect(rows).toHaveLength(15);
      expect(new Set(rows.map(({ series }) => series)).size).toBe(3);
    }
  });

  it('labels a phase with its epoch in our run', () => {
    const moments = rowsOf(panelsOf(spec)[1], 'line').map(({ moment }) => moment);
    expect([...new Set(moments)]).toEqual([
      '60k|build',
      '61k|peak',
      '62k|pre-|collapse',
      '63k|onset',
      '64k|collapsed',
    ]);
  });

  it('sets the published values beside the rows that they match, as hollow points', () => {
    const [first, second] = panelsOf(spec);
    const hollow = rowsOf(first, 'point');
    expect(hollow.filter(({ moment }) => moment === '33k|onset').map(({ value }) => value)).toEqual([
      published[3].model_accuracy,
      published[3].ncc_raw,
      published[3].ncc_minus_pc1,
    ]);
    expect(first.layer[1].mark.filled).toBe(false);
    expect(rowsOf(second, 'point')).toEqual([]);
  });

  it('names both axes', () => {
    const [{ x, y }] = encodings(panelsOf(spec)[0]);
    expect([x.title, y.title]).toEqual(['epoch and phase', 'share of test pairs right']);
  });

  it('says what a table without rows or without a column lacks', () => {
    expect(() => nccRecoveryFigure({ ...table, rows: [] })).toThrow('the run has no accuracy collapse');
    const rows = ours.map(({ ncc_raw: _, ...row }) => row);
    expect(() => nccRecoveryFigure({ ...table, rows })).toThrow("expected a column 'ncc_raw', found none");
  });
});
