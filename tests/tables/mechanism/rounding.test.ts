import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../../src/data/history';
import { epochFile } from '../../../src/data/runFolder';
import { sha256 } from '../../../src/data/sha256';
import { roundingWindows } from '../../../src/gradients/roundingWindows';
import { packageRoot } from '../../../src/packageRoot';
import { toText } from '../../../src/report/toText';
import type { Run } from '../../../src/runs/openRun';
import { runOutcome } from '../../../src/runs/runOutcome';
import { rounding } from '../../../src/tables/mechanism/rounding';
import { roundingClaims } from '../../../src/tables/mechanism/roundingClaims';
import { COLUMNS, MEANS, MEDIANS } from '../../../src/tables/mechanism/roundingColumns';
import { temporaryFolder } from '../../data/temporaryFolder';
import { writeReference } from '../../runs/writeReference';
import { firstCollapse } from '../baselineRun';
import { type ClaimCase, checkClaim } from '../claimCases';

/** Label gradients as trained that a window is made up of, 61 moments; other columns are these, times their number. */
const UNITS = Array.from({ length: 61 }, (_, i) => (i % 4 === 0 ? 0 : i % 4 === 1 ? -1 : -2 * (i % 4)));

/** The first collapse of the cached run with a made-up window, in a cache of its own. */
function withWindow(root = cacheWithExact()): Run {
  const run = firstCollapse();
  const folder = join(root, 'runs', run.name);
  for (const { collapse, from } of roundingWindows(run)) {
    const columns = [...MEDIANS, ...MEANS].map((name, j) => [
      name,
      Float64Array.from(UNITS, (units) => (name.startsWith('trained') ? units : units * j)),
    ]);
    writeHistory(join(folder, 'windows', `rounding-${collapse}.arrow`), {
      ...Object.fromEntries(columns),
      epoch: Int32Array.from(UNITS, (_, i) => from + 50 * i),
    });
  }
  return { ...run, paths: { ...run.paths, folder } };
}

/** A cache with the run that is the baseline from 20,000 on without the cancellation. */
function cacheWithExact(): string {
  const root = temporaryFolder();
  const name = join('runs', 'exact-from-20000');
  cpSync(join(packageRoot, 'data', name), join(root, name), { recursive: true });
  return root;
}

describe('rounding of the cached run up to 27,000', () => {
  const made = (run = withWindow()) => rounding(run);
  const at = (name: string) => [...MEDIANS, ...MEANS].indexOf(name as never);

  it('has two moments and the whole of each window', () => {
    const { rows } = made();
    const [before, onset, whole] = rows;
    expect(rows.slice(0, 3).map(({ collapse, phase, epoch }) => [collapse, phase, epoch])).toEqual([
      [1, 'pre-collapse', 24_700],
      [1, 'onset', 25_700],
      [1, 'window', '22,700–25,700'],
    ]);
    expect(before.trained_1).toBe(UNITS[40]);
    expect(onset.cos_error).toBe(UNITS[60] * at('cos_error'));
    // 16 zeros, 15 of each other value: sorted, the middle one of 61 is -1.
    expect(whole.trained_1).toBe(-1);
    expect(whole.lost_1).toBe(31 / 61);
    expect(whole.one_step_1).toBe(0);
    const mean = (15 * (-1 - 4 - 6)) / 61;
    expect(whole.error_share).toBeCloseTo(mean * at('error_share'), 12);
    expect(whole.cos_error_extreme).toBe(-6 * at('cos_error'));
    expect(whole.cos_error_size).toBeCloseTo(-mean * at('cos_error'), 12);
  });

  it('has a row for the run and for each that differs in arithmetic, with what became of it', () => {
    const run = withWindow();
    const runs = made(run).rows.slice(3);
    expect(
      runs.map(({ run, seed, label_gradient, adam_epsilon, from }) => [
        run,
        seed,
        label_gradient,
        adam_epsilon,
        from,
      ]),
    ).toEqual([
      ['baseline', 42, 'subtractive', 1e-8, 0],
      ['exact-from-20000', 42, 'summed', 1e-8, 20_000],
    ]);
    const { cycles, max_pc1, min_accuracy, final_accuracy } = runOutcome(run.history, false);
    expect(runs[0]).toMatchObject({ cycles, collapses: 1, max_pc1, min_accuracy, final_accuracy });
    expect(runs[1]).toMatchObject({ collapses: 0, cycles: 0 });
  });

  it('has a row for each reference that goes on from one of its states as trained, and for no other', () => {
    const root = cacheWithExact();
    const run = withWindow(root);
    const state = readFileSync(join(run.paths.states, epochFile(20_000)));
    const history = {
      epoch: [20_000, 22_000, 30_000],
      test_accuracy: [0.5, 0.9, 0.75],
      h1_pc1_variance_fraction: [0.1, 0.2, 0.3],
      h1_participation_ratio: [20, 10, 5],
    };
    const own = { epoch: 20_000, sha256: sha256(state) };
    const other = { ...own, sha256: sha256(Buffer.from('another')) };
    const suppression = { source: 'gradient', every: 100 } as const;
    writeReference(root, 'one', { precision: 'float64', from: own }, history);
    writeReference(root, 'two', { precision: 'float32', from: own }, history);
    writeReference(root, 'three', { precision: 'float64', from: other }, history);
    writeReference(root, 'four', { precision: 'float32', from: own, suppression }, history);
    writeReference(root, 'five', { precision: 'float32', from: own, label_gradient: 'centred' }, history);
    writeReference(root, 'six', { precision: 'float32', from: own, step: { gauge: 1 } }, history);
    const rows = rounding(run).rows.filter(({ run }) => String(run).startsWith('JAX'));
    const outcome = {
      label_gradient: 'subtractive',
      from: 20_000,
      max_pc1: 0.3,
      min_accuracy: 0.75,
      seed: 42,
    };
    expect(rows).toMatchObject([
      { run: 'JAX, float32', precision: 'float32', ...outcome },
      { run: 'JAX, float64', precision: 'float64', ...outcome },
    ]);
  });

  it('knows every column that a row has, judges its own rows, and prints each row where it belongs', () => {
    const table = made();
    const names = new Set(COLUMNS.map(({ name }) => name));
    for (const row of table.rows) for (const name of Object.keys(row)) expect(names).toContain(name);
    expect(table.claims).toEqual(roundingClaims(table.rows));
    const text = toText(table);
    expect(text.match(/pre-collapse/g)).toHaveLength(4);
    expect(text.match(/exact-from-20000/g)).toHaveLength(2);
  });

  it('shows every column in a block, and in none more than a page holds', () => {
    const run = firstCollapse();
    const { columns, blocks = [] } = rounding(run);
    const shown = new Set(blocks.flatMap((block) => block.columns));
    expect([...shown].sort()).toEqual(columns.map(({ name }) => name).sort());
    for (const block of blocks) expect(block.columns.length).toBeLessThanOrEqual(14);
    for (const block of blocks.slice(-2)) expect(block.columns.length).toBeLessThanOrEqual(8);
  });

  it('names the file of a window that was not replayed, and the command that makes it', () => {
    const run = firstCollapse();
    const folder = temporaryFolder();
    const { notes } = rounding({ ...run, paths: { ...run.paths, folder } });
    expect(notes?.[0]).toBe(
      `Missing here: ${join(folder, 'windows', 'rounding-1.arrow')}: no such file; make it with npm run -s cli -- experiment rounding --run ${folder}.`,
    );
  });
});

describe('roundingClaims', () => {
  const windows = [1, 2, 3].map((collapse) => ({
    collapse,
    phase: 'window',
    true_1: -0.5,
    true_2: -0.5,
    error_share_along_m: 0.6,
    cos_error_size: 0.9,
  }));
  const cases: ClaimCase[] = [
    { id: 'true-gradient-below-one-unit', phase: 'window', holds: { true_1: -0.99 }, fails: { true_1: -1 } },
    { id: 'true-gradient-below-one-unit', phase: 'window', holds: { true_2: -0.99 }, fails: { true_2: -1 } },
    {
      id: 'force-along-m-is-rounding',
      phase: 'window',
      holds: { error_share_along_m: 0.51 },
      fails: { error_share_along_m: 0.5 },
    },
    {
      id: 'rounding-error-along-m',
      phase: 'window',
      holds: { cos_error_size: 0.8 },
      fails: { cos_error_size: 0.79 },
    },
  ];

  it.each(cases)('of $id is held exactly where its rule holds at every collapse', (one) => {
    checkClaim(one, windows, roundingClaims);
  });

  const runRow = (
    label_gradient: string,
    adam_epsilon: number,
    from: number,
    collapses: number,
    epochs = 100_000,
  ) => ({
    label_gradient,
    adam_epsilon,
    from,
    collapses,
    epochs,
  });
  const claim = (id: string, rows: ReturnType<typeof runRow>[]) =>
    roundingClaims(rows).find((found) => found.id === id);

  it.each([
    ['no-collapse-without-rounding-from-20000', 'summed', 1e-8, 20_000, 0, 1],
    ['no-collapse-without-rounding-from-0', 'summed', 1e-8, 0, 0, 1],
    ['collapses-with-small-epsilon', 'subtractive', 1e-12, 0, 1, 0],
    ['no-collapse-without-rounding-small-epsilon', 'summed', 1e-12, 0, 0, 1],
  ])('of %s is about every run of its kind, and about there being one', (id, label, epsilon, from, good, bad) => {
    const row = (collapses: number) => runRow(label, epsilon, from, collapses);
    const baseline = runRow('subtractive', 1e-8, 0, 3);
    expect(claim(id, [baseline, row(good)])).toMatchObject({ ours: [good], held: true });
    expect(claim(id, [row(good), row(bad), row(good)])).toMatchObject({
      ours: [good, bad, good],
      held: false,
    });
    expect(claim(id, [baseline])).toMatchObject({ ours: [], held: null });
  });

  it.each([
    ['no-collapse-without-rounding-from-20000', 'summed', 1e-8, 20_000, 100_000],
    ['no-collapse-without-rounding-small-epsilon', 'summed', 1e-12, 20_000, 60_000],
  ])('of %s leaves out a run before its end, unless it has collapsed', (id, label, epsilon, from, until) => {
    const row = (collapses: number, epochs: number) => runRow(label, epsilon, from, collapses, epochs);
    expect(claim(id, [row(0, until - 100)])).toMatchObject({ ours: [], held: null });
    expect(claim(id, [row(0, until), row(0, 21_000)])).toMatchObject({ ours: [0], held: true });
    expect(claim(id, [row(0, until), row(1, 30_000)])).toMatchObject({ ours: [0, 1], held: false });
    expect(claim(id, [row(0, until)])?.rule).toContain(until.toLocaleString('en-US'));
  });

  it('of a run on its way that has not collapsed yet is not that it does not', () => {
    const early = runRow('subtractive', 1e-12, 20_000, 0, 30_000);
    expect(claim('collapses-with-small-epsilon', [early])).toMatchObject({ ours: [], held: null });
  });

  it.each([
    ['collapses-on-another-stack', 'float32', 1, 0],
    ['no-collapse-in-float64', 'float64', 0, 1],
  ])('of %s is about the reference of its precision only', (id, precision, good, bad) => {
    const row = (collapses: number) => ({
      run: `JAX, ${precision}`,
      precision,
      ...runRow('subtractive', 1e-8, 20_000, collapses),
    });
    const ours = { run: 'baseline', precision: 'float32', ...runRow('subtractive', 1e-8, 0, 3) };
    expect(claim(id, [ours, row(good)])).toMatchObject({ ours: [good], held: true });
    expect(claim(id, [ours, row(bad)])).toMatchObject({ ours: [bad], held: false });
    expect(claim(id, [ours])).toMatchObject({ ours: [], held: null });
  });

  it('are nine, none with a value of the essay', () => {
    const all = roundingClaims(windows);
    expect(all).toHaveLength(9);
    expect(all.every(({ published }) => published === null)).toBe(true);
  });
});
