import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../../src/data/history';
import { publishedTable } from '../../../src/data/published';
import type { Matrix } from '../../../src/engine/matrix';
import { gradientForces, gradientRow } from '../../../src/gradients/gradientRow';
import { windows } from '../../../src/gradients/windows';
import { heaviestShares } from '../../../src/metrics/gradients/heaviestShares';
import { onsetDirection } from '../../../src/priors/onsetDirection';
import { landmarks } from '../../../src/runs/landmarks';
import type { Run } from '../../../src/runs/openRun';
import { snapshotGeometry } from '../../../src/runs/snapshotGeometry';
import { gradientAlignmentTable } from '../../../src/tables/gradients/gradientAlignment';
import { gradientAlignmentClaims } from '../../../src/tables/gradients/gradientAlignmentClaims';
import type { Row } from '../../../src/tables/parts/table';
import { temporaryFolder } from '../../data/temporaryFolder';
import { firstCollapse } from '../baselineRun';
import { type ClaimCase, checkClaim } from '../claimCases';

const NAMES = [
  'h1_pc1_variance_fraction',
  'cos_pc1_m',
  'cos_float32',
  'cos_exact',
  'top_share_float32',
  'top_share_exact',
  'cos_top_float32',
  'cos_top_exact',
  'norm_float32',
  'norm_exact',
  'orthogonal_carriers',
];

/** The first collapse of the cached run with made-up windows: column j is `values` times j, along residual PC1 negated. */
function withWindows(...values: number[]): Run {
  const run = firstCollapse();
  const folder = temporaryFolder();
  for (const { kind, collapse, from } of windows(landmarks(run), run.history)) {
    const write = (file: string, sign: number) => {
      const columns = NAMES.map((name, j) => [name, Float64Array.from(values, (value) => sign * value * j)]);
      writeHistory(join(folder, 'windows', `${file}-${kind}-${collapse}.arrow`), {
        ...Object.fromEntries(columns),
        epoch: Int32Array.from(values, (_, i) => from + 50 * i),
      });
    };
    write('gradient', 1);
    write('gradient-residual', -1);
  }
  symlinkSync(join(run.paths.folder, 'glp'), join(folder, 'glp'));
  return { ...run, paths: { ...run.paths, folder } };
}

describe('gradient-alignment of the cached run up to 27,000', () => {
  it('has gradientRow at every phase, summaries of every window, and the published rows', () => {
    const run = withWindows(-0.5, 0.25, -1);
    const table = gradientAlignmentTable(run);
    const [phases, replayed] = [table.rows.slice(0, 5), table.rows.slice(5)];

    const names = new Set(table.columns.map(({ name }) => name));
    for (const row of table.rows) for (const name of Object.keys(row)) expect(names).toContain(name);
    for (const row of [phases[2], phases[3]]) {
      const measured = gradientRow(run, run.parameters(Number(row.epoch)));
      for (const name of ['cos_float32', 'cos_exact', 'top_share_float32', 'orthogonal_carriers'] as const)
        expect([name, row[name]]).toEqual([name, measured[name]]);
      expect(row.cos_top_float32_squared).toBe(measured.cos_top_float32 ** 2);
      expect(row.cos_top_exact_squared).toBe(measured.cos_top_exact ** 2);
    }
    const alongResidual = (epoch: number, of: number) =>
      gradientRow(run, run.parameters(epoch), onsetDirection(run, of, 'residual'));
    const [onset, fixed, own] = [25_700, alongResidual(24_700, 25_700), alongResidual(24_700, 24_700)];
    expect(phases[2]).toMatchObject({
      epoch: onset - 1_000,
      cos_float32_residual: fixed.cos_float32,
      top_share_exact_residual: fixed.top_share_exact,
      cos_top_exact_residual: fixed.cos_top_exact,
      cos_exact_residual_own: own.cos_exact,
      top_share_float32_residual_own: own.top_share_float32,
    });
    expect(phases[3].cos_float32_residual).toBe(phases[3].cos_float32_residual_own);

    const { float32, exact } = gradientForces(run, snapshotGeometry(run, 24_700));
    const shares = (forces: Matrix, m: Float64Array) => heaviestShares(forces, m, run.data.weights);
    const [there, here] = [onset, 24_700].map((epoch) => onsetDirection(run, epoch));
    const residual = onsetDirection(run, onset, 'residual');
    expect(phases[2]).toMatchObject({
      net_float32_onset: shares(float32, there).net,
      net_exact_onset: shares(exact, there).net,
      orthogonal_float32_onset: shares(float32, there).orthogonal,
      orthogonal_exact_onset: shares(exact, there).orthogonal,
      net_float32: shares(float32, here).net,
      net_exact_residual: shares(exact, residual).net,
    });

    expect(replayed.map(({ phase, epoch }) => [phase, epoch])).toEqual([
      ['onset window', '22,700–25,700'],
      ['healthy window', expect.stringMatching(/^\d+,000–\d+,000$/)],
    ]);
    for (const row of replayed) {
      const [mean, square, least] = [-1.25 / 3, 1.3125 / 3, -1];
      expect(row.cos_float32).toBeCloseTo(2 * mean, 12);
      expect(row.cos_exact_extreme).toBe(3 * least);
      expect(row.cos_float32_extreme).toBe(2 * least);
      expect(row.cos_top_exact_squared).toBeCloseTo(49 * square, 12);
      expect(row.cos_float32_residual).toBeCloseTo(-2 * mean, 12);
      expect(row.cos_exact_extreme_residual).toBe(-3 * 0.25);
      expect(row.cos_float32_residual_own).toBeUndefined();
      expect(row.essay_epoch).toBeNull();
    }

    const essay = publishedTable('gradient-alignment').rows;
    expect(table.published.map((row) => [row.essay_epoch, row.cos_float32, row.top_share_float32])).toEqual(
      essay.map((row) => [row.epoch, row.cos_effective_gradient_m, row.top_1pct_contribution]),
    );
    for (const { cos_float32, ...row } of table.published)
      expect([row.cos_float32_residual, row.cos_float32_residual_own]).toEqual([cos_float32, cos_float32]);
    expect(table.claims).toEqual(
      gradientAlignmentClaims(table.rows, table.published, Number(table.claims[2].statement.match(/\d+/))),
    );
  });

  it('names the file of a window that was not replayed, and the command that makes it', () => {
    const folder = temporaryFolder();
    const run = firstCollapse();
    const { notes = [] } = gradientAlignmentTable({ ...run, paths: { ...run.paths, folder } });
    expect(notes).toContain(
      `Missing here: ${join(folder, 'windows', 'gradient-onset-1.arrow')}: no such file; make it with npm run -s cli -- experiment gradient-windows --run ${folder}.`,
    );
  });
});

describe('gradientAlignmentClaims', () => {
  const essay: Row[] = [
    {
      phase: 'pre-collapse',
      cos_float32: -0.5,
      top_share_float32: 0.75,
      net_float32_onset: 0.625,
      orthogonal_float32_onset: 0.125,
    },
    { phase: 'collapsed', cos_float32: 0.25, top_share_float32: null },
  ];
  const measured = {
    cos_float32: 0,
    cos_float32_extreme: -1,
    cos_exact_extreme: -1,
    top_share_float32: 1,
    net_float32_onset: 1,
    orthogonal_float32_onset: 0,
  };
  const rows = [1, 2, 3].flatMap((collapse) =>
    ['pre-collapse', 'collapsed', 'onset window', 'healthy window'].map((phase) => ({
      collapse,
      phase,
      ...measured,
    })),
  );
  const cases: ClaimCase[] = [
    {
      id: 'force-along-m-as-trained',
      phase: 'onset window',
      holds: { cos_float32_extreme: -0.8 },
      fails: { cos_float32_extreme: -0.79 },
    },
    {
      id: 'force-along-m-exact',
      phase: 'onset window',
      holds: { cos_exact_extreme: -0.8 },
      fails: { cos_exact_extreme: -0.79 },
    },
    {
      id: 'top-share-as-trained',
      phase: 'pre-collapse',
      holds: { top_share_float32: 0.9 },
      fails: { top_share_float32: 0.89 },
    },
    {
      id: 'top-net-share-as-trained',
      phase: 'pre-collapse',
      holds: { net_float32_onset: 0.9 },
      fails: { net_float32_onset: 0.89 },
    },
    {
      id: 'top-orthogonal-share-as-trained',
      phase: 'pre-collapse',
      holds: { orthogonal_float32_onset: 0.05 },
      fails: { orthogonal_float32_onset: 0.051 },
    },
    {
      id: 'healthy-window-quiet',
      phase: 'healthy window',
      holds: { cos_float32: 0.101 },
      fails: { cos_float32: 0.1 },
    },
    {
      id: 'healthy-window-quiet',
      phase: 'onset window',
      holds: { cos_float32: -0.101 },
      fails: { cos_float32: -0.1 },
    },
    {
      id: 'sign-turns-after-collapse',
      phase: 'collapsed',
      holds: { cos_float32: -0.19 },
      fails: { cos_float32: -0.2 },
    },
  ];

  it.each(cases)('of $id is held exactly where its rule holds at every collapse', (one) => {
    checkClaim(one, rows, (of) => gradientAlignmentClaims(of, essay, 28));
  });

  it('are those that were fixed, and each was tried', () => {
    const ids = gradientAlignmentClaims(rows, essay, 28).map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(cases.map(({ id }) => id)));
    expect(ids).toHaveLength(7);
  });

  it('state as published what the published rows say', () => {
    const found = gradientAlignmentClaims(rows, essay, 28).map(({ published }) => published);
    expect(found).toEqual([-0.5, null, 0.75, 0.625, 0.125, null, 0.25]);
  });
});
