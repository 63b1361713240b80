import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AnalyzeOptions, analyze } from '../../src/analysis/analyze';
import { openArray } from '../../src/data/arrays/openArray';
import { readArray, readVector } from '../../src/data/arrays/readArray';
import { type Matrix, matrix, row } from '../../src/engine/matrix';
import { projectOut } from '../../src/metrics/algebra/projectOut';
import { randomDirections } from '../../src/metrics/algebra/randomDirections';
import { forward } from '../../src/models/mlp';
import { landmarks } from '../../src/runs/landmarks';
import { openRun } from '../../src/runs/openRun';
import { nccRecoveryRow } from '../../src/tables/subspace/nccRecovery';
import { refused } from '../data/arrays/refusals';

const file = (name: string) => join(__dirname, 'fixtures', `activations.npz#${name}`);
const golden = JSON.parse(readFileSync(join(__dirname, 'fixtures', 'analysis.json'), 'utf8'));

async function given(): Promise<AnalyzeOptions & { readonly activations: Matrix; readonly test: Matrix }> {
  return {
    activations: await readArray(file('h')),
    labels: await readVector(file('labels')),
    weights: await readVector(file('weights')),
    test: await readArray(file('test')),
    testLabels: await readVector(file('test_labels')),
  };
}

/** To 1e-6 of the number, and for what should be zero to 1e-9. */
function expectClose(found: unknown, expected: number, what: string): void {
  expect(Math.abs(Number(found) - expected), what).toBeLessThanOrEqual(1e-6 * Math.abs(expected) + 1e-9);
}

describe('analyze', () => {
  it.each([
    'as it stands',
    'without PC1',
  ])('finds what NumPy, SciPy and scikit-learn find, %s', async (which) => {
    const found = await analyze({ ...(await given()), without: 'pc1' });
    const { spectrum, pc1, groups, ...measures } = golden[which];
    const first = which === 'as it stands';
    const at = found.rows[first ? 0 : 1];
    for (const [name, value] of Object.entries(measures)) {
      if (!first && name.startsWith('spearman')) continue;
      expectClose(at[name], value as number, name);
    }
    expect(at.classes).toBe(7);
    if (!first) return;
    expect(found.exact).toBe(true);
    for (const [i, value] of spectrum.entries()) expectClose(found.spectrum[i], value, `variance ${i}`);
    for (const [j, value] of pc1.entries()) expectClose(found.pc1[j], value, `pc1 ${j}`);
    for (const [name, values] of Object.entries(groups)) {
      const ofGroup = found.rows.find(({ of }) => of === name);
      for (const [column, value] of Object.entries(values as object))
        expectClose(ofGroup?.[column], value, `${name} ${column}`);
    }
  });

  it('finds the same far from zero, as many digits as there are left', async () => {
    const options = await given();
    const moved = (of: Matrix): Matrix => ({ ...of, data: of.data.map((x) => x + 1e6) });
    const [near, far] = [
      await analyze(options),
      await analyze({ ...options, activations: moved(options.activations), test: moved(options.test) }),
    ];
    for (const name of ['ncc_raw', 'ncc_minus_pc1', 'ncc_minus_pc2', 'between_class_share', 'pc1_share'])
      expect(Number(far.rows[0][name]), name).toBeCloseTo(Number(near.rows[0][name]), 6);
  });

  it('measures nothing where directions take all off, and says so; no variance is below zero', async () => {
    const labels = [0, 1, 0, 1];
    const activations = [
      [1, 2, 0],
      [2, 0, 0],
      [3, 1, 0],
      [0, 5, 0],
    ];
    const all = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const found = await analyze({ activations, labels, without: all });
    const left = found.rows[1];
    expect(left.total_variance).toBe(0);
    for (const name of ['pc1_share', 'ncc_raw', 'cos_pc1_ones']) expect(left).not.toHaveProperty(name);
    expect(found.notes).toContainEqual(expect.stringContaining('only rounding is left'));
    const few = await analyze({
      activations: [
        Array.from({ length: 20 }, (_, j) => Math.sin(j)),
        Array.from({ length: 20 }, (_, j) => Math.cos(j)),
      ],
    });
    expect(Math.min(...few.spectrum)).toBeGreaterThanOrEqual(0);
    expect(few.notes?.join()).not.toContain('only rounding');
  });

  it('finds the same in a file as in a matrix, and in blocks of any size', async () => {
    const options = await given();
    const whole = await analyze({ ...options, name: 'h' });
    const source = await openArray(file('h'));
    const streamed = await analyze({
      ...options,
      activations: source,
      test: await openArray(file('test')),
      name: 'h',
    });
    expect(JSON.stringify(streamed)).toBe(JSON.stringify(whole));
    const small = { ...source, blocks: () => source.blocks(7) };
    const inSevens = await analyze({ ...options, activations: small, name: 'h' });
    for (const [name, value] of Object.entries(inSevens.rows[0])) {
      if (typeof value === 'number') expectClose(value, Number(whole.rows[0][name]), name);
    }
  });

  it('changes nothing but names when rows are moved, scaled or turned', async () => {
    const options = await given();
    const { rows: n, columns: d, data } = options.activations;
    const [whole] = (await analyze({ activations: options.activations, labels: options.labels })).rows;
    const moved = matrix(
      n,
      d,
      data.map((x, k) => 3 * (x - (k % d))),
    );
    const turned = reflected(moved);
    for (const activations of [moved, turned]) {
      const [found] = (await analyze({ activations, labels: options.labels })).rows;
      for (const name of [
        'pc1_share',
        'participation_ratio',
        'ncc_raw',
        'ncc_minus_pc1',
        'between_class_share',
      ]) {
        expectClose(found[name], Number(whole[name]), name);
      }
      expectClose(found.total_variance, 9 * Number(whole.total_variance), 'total variance');
    }
  });

  it('measures without a direction what it finds in rows that lack it', async () => {
    const options = await given();
    const direction = row(randomDirections(1, 12, 3), 0).slice();
    const found = await analyze({ ...options, without: direction.map((x) => 2 * x) });
    const [first] = (
      await analyze({
        ...options,
        activations: projectOut(options.activations, direction),
        test: projectOut(options.test, direction),
      })
    ).rows;
    for (const name of [
      'total_variance',
      'pc1_share',
      'participation_ratio',
      'ncc_raw',
      'between_class_variance',
    ]) {
      expectClose(found.rows[1][name], Number(first[name]), name);
    }
    expect(found.rows[0].cos_pc1_without).toBeGreaterThan(0);
  });

  it('takes nested arrays and columns as it takes a matrix', async () => {
    const rows = [
      [0, 1],
      [1, 0],
      [4, 5],
      [5, 4.5],
    ];
    const labels = [3, 3, 9, 9];
    const nested = await analyze({ activations: rows, labels });
    const columns = { a: rows.map(([a]) => a), b: Float32Array.from(rows, ([, b]) => b) };
    const besides = await analyze({ activations: columns, labels: BigInt64Array.from(labels, BigInt) });
    expect(JSON.stringify(besides)).toBe(JSON.stringify(nested));
    expect(nested.rows[0]).toMatchObject({ rows: 4, dimensions: 2, classes: 2, ncc_raw: 1 });
  });

  it('has the right numbers for fewer rows than dimensions, one class and constant columns', async () => {
    const wide = matrix(
      3,
      8,
      Float64Array.from({ length: 24 }, (_, k) => (k % 8 < 2 ? [1, 4, 2][(k / 8) | 0] : 7)),
    );
    const { rows, spectrum } = await analyze({ activations: wide, labels: [5, 5, 5] });
    // Two equal columns of variance 7/3: one direction, which is all.
    expectClose(rows[0].total_variance, 14 / 3, 'total');
    expectClose(rows[0].pc1_share, 1, 'share');
    expectClose(rows[0].participation_ratio, 1, 'participation');
    expect(rows[0]).toMatchObject({ classes: 1, ncc_raw: 1 });
    expectClose(rows[0].between_class_variance, 0, 'between');
    expect(spectrum.slice(1).every((variance) => Math.abs(variance) < 1e-12)).toBe(true);
    const flat = await analyze({ activations: matrix(4, 3, new Float64Array(12).fill(2)) });
    expect(flat.rows[0].total_variance).toBe(0);
    expect(flat.rows[0]).not.toHaveProperty('pc1_share');
    expect(flat.notes).toContainEqual('The activations do not vary: nothing is measured.');
    const still = analyze({ activations: matrix(4, 8, new Float64Array(32).fill(2)), prior: { steps: 4 } });
    await expect(still).rejects.toThrow('a prior: expected activations that vary');
  });

  it('counts a test row of an unknown class as wrong, and says so', async () => {
    const found = await analyze({
      activations: [[0], [1], [10], [11]],
      labels: [0, 0, 1, 1],
      test: [[0], [11], [5]],
      testLabels: [0, 1, 2],
    });
    expect(found.rows[0].ncc_raw).toBeCloseTo(2 / 3, 12);
    expect(found.notes?.join(' ')).toContain('1 test rows have a label that no training row has');
  });

  const rows = [
    [1, 2],
    [3, 4],
    [5, 7],
  ];
  it.each<[string, AnalyzeOptions, string]>([
    [
      'NaN',
      {
        activations: [
          [1, 2],
          [3, Number.NaN],
        ],
      },
      'activations: expected finite numbers, found NaN at [1, 1]',
    ],
    [
      'infinity',
      {
        activations: [
          [1, 2],
          [Infinity, 1],
        ],
      },
      'found Infinity at [1, 0]',
    ],
    ['one row', { activations: [[1, 2]] }, 'expected at least 2 rows [n x d], found [1 x 2]'],
    [
      'more columns than a covariance in memory has',
      { activations: [new Float64Array(8_193), new Float64Array(8_193)] },
      'expected at most 8,192 columns, whose covariance fits in memory, found 8,193',
    ],
    ['no rows', { activations: [] }, 'found [0 x 1]'],
    [
      'nothing',
      {} as AnalyzeOptions,
      'activations: expected rows of numbers, a tensor or a table, found undefined',
    ],
    [
      'squares beyond float64',
      {
        activations: [
          [1e200, 1],
          [-1e200, 2],
        ],
      },
      'of a size whose squares float64 holds (1e-150 to 1e150), found a total variance of Infinity',
    ],
    [
      'squares that vanish',
      {
        activations: [
          [1e-200, 3e-200],
          [2e-200, 1e-200],
        ],
      },
      'found a total variance of 0',
    ],
    [
      'another word for what is taken off',
      { activations: rows, without: 'pc3' as never },
      "without: expected 'pc1' or directions, found 'pc3'",
    ],
    [
      'weights whose sum is beyond float64',
      { activations: rows, weights: [1e308, 1e308, 1] },
      'weights: expected a finite sum',
    ],
    ['ragged rows', { activations: [[1, 2], [3]] }, 'expected rows of 2 numbers, found 1 in row 1'],
    [
      'words',
      {
        activations: [
          ['a', 2],
          [3, 4],
        ],
      },
      'expected a number in row 0, column 0, found string',
    ],
    [
      'too few labels',
      { activations: rows, labels: [0, 1] },
      'labels: expected one for each of 3 rows, found 2',
    ],
    [
      'a label below 0',
      { activations: rows, labels: [0, 1, -1] },
      'labels: expected integers from 0 up, found -1 in row 2',
    ],
    ['a broken label', { activations: rows, labels: [0, 1.5, 1] }, 'found 1.5 in row 1'],
    [
      'labels as one-hot',
      {
        activations: rows,
        labels: [
          [0, 1],
          [1, 0],
          [1, 0],
        ],
      },
      'expected one column, found [3 x 2]',
    ],
    [
      'weights below 0',
      { activations: rows, weights: [1, -2, 1] },
      'weights: expected numbers from 0 up, found -2 in row 1',
    ],
    ['no weight', { activations: rows, weights: [0, 0, 0] }, 'expected some above 0'],
    [
      'a test of another width',
      { activations: rows, labels: [0, 1, 1], test: [[1], [2]], testLabels: [0, 1] },
      'test: expected 2 columns as the activations have, found 1',
    ],
    [
      'a test without labels',
      { activations: rows, labels: [0, 1, 1], test: rows },
      'expected rows and their labels, found rows alone',
    ],
    [
      'a direction of another width',
      { activations: rows, without: [1, 2, 3] },
      'expected a direction of 2 numbers, found [3 x 1]',
    ],
    ['zeros as a direction', { activations: rows, without: [0, 0] }, 'found zeros'],
    [
      'directions at no right angle',
      {
        activations: rows,
        without: [
          [1, 0],
          [0.6, 0.8],
        ],
      },
      'to be orthogonal',
    ],
  ])('refuses %s', async (_, options, expected) => {
    expect(await refused(() => analyze(options))).toContain(expected);
  });

  it('says of a float16 that overflowed what to do', async () => {
    const activations = await openArray(join(__dirname, '../data/arrays/fixtures/overflow.npy'));
    expect(await refused(() => analyze({ activations }))).toMatch(
      /found Infinity at \[0, 0\]; float16 ends at 65,504/,
    );
  });

  it('stops when its signal says so', async () => {
    const controller = new AbortController();
    const work = analyze({
      ...(await given()),
      signal: controller.signal,
      progress: () => controller.abort(),
    });
    await expect(work).rejects.toThrow('aborted');
  });
});

/** Rows turned by the reflection that takes the first axis to all-ones. */
function reflected(of: Matrix): Matrix {
  const u = new Float64Array(of.columns).fill(1 / Math.sqrt(of.columns));
  u[0] -= 1;
  const square = u.reduce((sum, x) => sum + x * x, 0);
  const out = matrix(of.rows, of.columns, of.data.slice());
  for (let i = 0; i < of.rows; i++) {
    const x = row(out, i);
    const along = x.reduce((sum, value, j) => sum + value * u[j], 0);
    for (let j = 0; j < x.length; j++) x[j] -= (2 * along * u[j]) / square;
  }
  return out;
}

describe('analyze on a run of ours', () => {
  it('has the numbers of table ncc-recovery at an onset', async () => {
    const run = openRun('baseline');
    const [{ phases }] = landmarks(run).collapses;
    const { train, test } = run.data.split;
    const parameters = run.parameters(phases.onset);
    const { rows } = await analyze({
      activations: forward(parameters, run.shape, train.pairs).h1,
      labels: train.labels,
      weights: run.data.weights,
      test: forward(parameters, run.shape, test.pairs).h1,
      testLabels: test.labels,
    });
    const expected = nccRecoveryRow(run, phases.onset);
    const names = {
      pc1_share: 'h1_pc1_variance',
      participation_ratio: 'participation_ratio',
      ncc_raw: 'ncc_raw',
      ncc_minus_pc1: 'ncc_minus_pc1',
      ncc_minus_pc2: 'ncc_minus_pc2',
      ncc_minus_random: 'ncc_minus_random',
      ncc_minus_pc1_of_rest: 'ncc_minus_pc1_without_top28',
      between_class_variance_minus_pc1: 'between_class_variance',
      pc1_variance: 'pc1_absolute_variance',
    };
    for (const [ours, theirs] of Object.entries(names))
      expectClose(rows[0][ours], Number(expected[theirs]), ours);
  });
});
