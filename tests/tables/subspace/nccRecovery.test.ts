import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../../src/data/published';
import { snapshotMetrics } from '../../../src/metrics/snapshotMetrics';
import { publishedPhaseRows } from '../../../src/tables/parts/phaseRows';
import { nccRecovery, nccRecoveryRow } from '../../../src/tables/subspace/nccRecovery';
import { nccRecoveryClaims } from '../../../src/tables/subspace/nccRecoveryClaims';
import { refusal } from '../../data/refusal';
import { firstCollapse } from '../baselineRun';
import { type ClaimCase, checkClaim } from '../claimCases';

describe('ncc-recovery of the cached run up to 27,000', () => {
  const run = firstCollapse();
  const table = nccRecovery(run);

  it.each([0, 3, 4])('has in row %i what snapshotMetrics finds at its epoch', (i) => {
    const row = table.rows[i];
    const { shape, data } = run;
    const metrics = snapshotMetrics({
      parameters: run.parameters(Number(row.epoch)),
      shape,
      split: data.split,
      weights: data.weights,
    });
    expect(row).toMatchObject({
      model_accuracy: metrics.test_accuracy,
      ncc_raw: metrics.ncc_raw_train_centroids,
      ncc_minus_pc1: metrics.ncc_minus_pc1_train_centroids,
      h1_pc1_variance: metrics.h1_pc1_variance_fraction,
      participation_ratio: metrics.h1_participation_ratio,
    });
  });

  it('has the accuracy and geometry of the history at its epochs', () => {
    const { history } = run;
    for (const row of table.rows) {
      const at = history.epoch.indexOf(Number(row.epoch));
      expect(row.model_accuracy).toBeCloseTo(history.test_accuracy[at], 3);
      expect(row.h1_pc1_variance).toBeCloseTo(history.h1_pc1_variance_fraction[at], 6);
    }
  });

  it('has every column in every row, and the between-class variance over that of the peak', () => {
    const names = table.columns.map(({ name }) => name);
    for (const row of table.rows) expect(Object.keys(row).sort()).toEqual([...names].sort());
    const peak = Number(table.rows[1].between_class_variance);
    for (const row of table.rows)
      expect(row.between_class_over_peak).toBe(Number(row.between_class_variance) / peak);
    expect(table.rows[1].between_class_over_peak).toBe(1);
  });

  it('has as published rows those of data/published, with what stands there beside the onset', () => {
    const { rows, values } = publishedTable('ncc-recovery');
    for (const [i, { epoch, ...measured }] of rows.entries())
      expect(table.published[i]).toMatchObject({ collapse: 1, essay_epoch: epoch, ...measured });
    expect(table.published[3]).toMatchObject(values.at_27000 as object);
    expect(table.published.filter((row) => 'participation_ratio' in row)).toHaveLength(1);
  });

  it('matches published rows and ours by keys that both have', () => {
    for (const published of table.published)
      expect(
        table.rows.filter((row) => table.match.every((name) => row[name] === published[name])),
      ).toHaveLength(1);
  });

  it('refuses an epoch without a snapshot', () => {
    expect(refusal(() => nccRecoveryRow(run, 24_500))).toContain('none of its snapshots at epoch 24500');
  });
});

describe('nccRecoveryClaims', () => {
  const essay = publishedPhaseRows('ncc-recovery').map((row) =>
    row.phase === 'onset' ? { ...row, participation_ratio: 1 } : row,
  );
  const measured = {
    model_accuracy: 1,
    ncc_raw: 0.5,
    ncc_minus_pc1: 1,
    ncc_minus_pc2: 0.5,
    ncc_minus_random: 0.5,
    participation_ratio: 2,
    between_class_over_peak: 0.8,
  };
  const rows = [1, 2, 3].flatMap((collapse) =>
    ['approach', 'onset', 'collapsed'].map((phase) => ({ collapse, phase, ...measured })),
  );
  const onset = 'onset';
  const cases: ClaimCase[] = [
    { id: 'raw-ncc-ruined', phase: onset, holds: { ncc_raw: 0.5 }, fails: { ncc_raw: 0.501 } },
    {
      id: 'one-direction-recovers',
      phase: onset,
      holds: { ncc_minus_pc1: 0.981 },
      fails: { ncc_minus_pc1: 0.979 },
    },
    {
      id: 'effectively-one-dimensional',
      phase: onset,
      holds: { participation_ratio: 2 },
      fails: { participation_ratio: 2.01 },
    },
    {
      id: 'controls-do-not-recover',
      phase: onset,
      holds: { ncc_minus_pc2: 0.749 },
      fails: { ncc_minus_pc2: 0.75 },
    },
    {
      id: 'controls-do-not-recover',
      phase: onset,
      holds: { ncc_minus_random: 0.749 },
      fails: { ncc_minus_random: 0.75 },
    },
    {
      id: 'contamination-not-degradation',
      phase: onset,
      holds: { between_class_over_peak: 0.8 },
      fails: { between_class_over_peak: 0.799 },
    },
    {
      id: 'damage-after-collapse',
      phase: 'collapsed',
      holds: { ncc_minus_pc1: 0.949 },
      fails: { ncc_minus_pc1: 0.95 },
    },
  ];

  it.each(cases)('of $id is held exactly where its rule holds at every collapse', (one) => {
    checkClaim(one, rows, (of) => nccRecoveryClaims(of, essay));
  });

  it('are the six that were fixed, and each was tried', () => {
    const ids = nccRecoveryClaims(rows, essay).map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(cases.map(({ id }) => id)));
    expect(ids).toHaveLength(6);
  });

  it('state as published what the published rows say', () => {
    const claim = (id: string) => nccRecoveryClaims(rows, essay).find((found) => found.id === id)?.published;
    const [, , , at, after] = publishedTable('ncc-recovery').rows.map(
      (row) => (name: string) => Number(row[name]),
    );
    expect(claim('raw-ncc-ruined')).toBe(at('model_accuracy') - at('ncc_raw'));
    expect(claim('one-direction-recovers')).toBe(at('ncc_minus_pc1') - at('model_accuracy'));
    expect(claim('damage-after-collapse')).toBe(after('ncc_minus_pc1'));
    expect(claim('controls-do-not-recover')).toBeNull();
  });
});
