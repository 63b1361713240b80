import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../../src/data/history';
import { roundingWindows } from '../../../src/gradients/roundingWindows';
import { toText } from '../../../src/report/toText';
import type { Run } from '../../../src/runs/openRun';
import { seedRuns } from '../../../src/runs/seedRuns';
import { drift } from '../../../src/tables/mechanism/drift';
import { driftClaims } from '../../../src/tables/mechanism/driftClaims';
import { BLOCKS, COLUMNS, MEASURES } from '../../../src/tables/mechanism/driftColumns';
import { madeUpRun } from '../../branches/conditionCache';
import { type ClaimCase, checkClaim } from '../claimCases';

/** One collapse at 26,000. */
const collapsing = { accuracy: (epoch: number) => (epoch > 26_000 && epoch < 28_000 ? 0.5 : 0.99) };
/** What every column holds at a moment, times the column's number. */
const VALUES = Float64Array.from({ length: 61 }, (_, i) => (i < 6 ? -2 : 1 + (i % 2)));
const MEAN = VALUES.reduce((a, b) => a + b) / 61;
const at = (name: (typeof MEASURES)[number]) => MEASURES.indexOf(name) + 1;

function writeWindows(run: Run): Run {
  for (const { collapse, from } of roundingWindows(run)) {
    writeHistory(join(run.paths.folder, 'windows', `drift-${collapse}.arrow`), {
      epoch: Int32Array.from(VALUES, (_, i) => from + 50 * i),
      ...Object.fromEntries(MEASURES.map((name) => [name, VALUES.map((x) => x * at(name))])),
    });
  }
  return run;
}

const made = () => {
  const run = madeUpRun({
    baseline: collapsing,
    'seed-43': { ...collapsing, seed: 43 },
    'seed-44': { ...collapsing, seed: 44 },
  });
  const other = seedRuns(run).find(({ name }) => name === 'seed-44');
  if (other) writeWindows(other);
  return writeWindows(run);
};

describe('drift', () => {
  it('has three moments and the whole of each window, of every seed whose window is cached', () => {
    const whole = (seed: number) => [
      [seed, 1, 'build', 23_000],
      [seed, 1, 'pre-collapse', 25_000],
      [seed, 1, 'onset', 26_000],
      [seed, 1, 'window', '23,000–26,000'],
    ];
    const table = drift(made());
    expect(table.rows.map(({ seed, collapse, phase, epoch }) => [seed, collapse, phase, epoch])).toEqual([
      ...whole(42),
      ...whole(44),
    ]);
  });

  it('has means over a window, sizes of cosines, and how many moments are above zero', () => {
    const [build, , onset, window] = drift(made()).rows;
    expect([build.excess, onset.mean_logit]).toEqual([-2 * at('excess'), at('mean_logit')]);
    expect(window.mean_logit_2).toBeCloseTo(MEAN * at('mean_logit_2'), 12);
    expect([window.positive, window.positive_1, window.positive_2]).toEqual(Array(3).fill(55 / 61));
    const size = VALUES.reduce((sum, x) => sum + Math.abs(x), 0) / 61;
    expect(window.cos_mean_part_size).toBeCloseTo(size * at('cos_mean_part'), 12);
    expect(window.cos_label_part_size).toBeCloseTo(size * at('cos_label_part'), 12);
  });

  it('has shares of the push, of a window those of its sums', () => {
    for (const row of drift(made()).rows) {
      expect(row.share_mean_part).toBeCloseTo(at('push_mean_part') / at('push_trained'), 12);
      expect(row.share_label_part).toBeCloseTo(at('push_label_part') / at('push_trained'), 12);
      const error = at('push_mean_part') + at('push_label_part');
      expect(row.error_share_mean_part).toBeCloseTo(at('push_mean_part') / error, 12);
    }
  });

  it('shows every column in a block, knows every one that a row has, and judges its own rows', () => {
    const table = drift(made());
    const names = COLUMNS.map(({ name }) => name);
    expect(new Set(BLOCKS?.flatMap(({ columns }) => columns))).toEqual(new Set(names));
    for (const row of table.rows) expect(names).toEqual(expect.arrayContaining(Object.keys(row)));
    expect(table.claims).toEqual(driftClaims(table.rows));
    expect(toText(table).match(/pre-collapse +25,000/g)).toHaveLength(2 * Number(BLOCKS?.length));
  });

  it('has of a window that was not replayed its row alone, and names the file and the command', () => {
    const run = madeUpRun({ baseline: collapsing });
    const file = join(run.paths.folder, 'windows', 'drift-1.arrow');
    const { notes, rows } = drift(run);
    expect(rows.map(({ phase }) => phase)).toEqual(['window']);
    expect(notes?.[0]).toBe(
      `Missing here: ${file}: no such file; make it with npm run -s cli -- experiment drift --study ${run.paths.folder.replace('/runs/baseline', '')}.`,
    );
  });

  it('of a run without a collapse has no row, and judges nothing', () => {
    const { rows, claims } = drift(madeUpRun({ baseline: {} }));
    expect(rows).toEqual([]);
    expect(claims.map(({ held }) => held)).toEqual([null, null]);
  });
});

describe('driftClaims', () => {
  const windows = [1, 2, 3].map((collapse) => ({
    seed: 42,
    collapse,
    phase: 'window',
    positive: 1,
    cos_mean_part_size: 0.9,
  }));
  const cases: ClaimCase[] = [
    { id: 'row-excess-positive', phase: 'window', holds: { positive: 0.9 }, fails: { positive: 0.89 } },
    {
      id: 'mean-column-part-along-m',
      phase: 'window',
      holds: { cos_mean_part_size: 0.8 },
      fails: { cos_mean_part_size: 0.79 },
    },
  ];

  it.each(cases)('of $id is held exactly where its rule holds in every window', (one) => {
    checkClaim(one, windows, driftClaims);
  });

  it('say over how many windows and seeds they are', () => {
    const [claim] = driftClaims([...windows, { ...windows[0], seed: 43 }]);
    expect(claim.rule).toContain('(n = 4 windows of 2 seeds)');
    expect(driftClaims(windows)[1].rule).toContain('(n = 3 windows of 1 seed)');
  });
});
