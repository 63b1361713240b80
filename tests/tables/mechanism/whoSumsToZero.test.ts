import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExcessForm } from '../../../src/mechanism/excessReport';
import { whoSumsToZero } from '../../../src/tables/mechanism/whoSumsToZero';
import { whoSumsToZeroClaims } from '../../../src/tables/mechanism/whoSumsToZeroClaims';
import { madeUpRun } from '../../branches/conditionCache';
import { formOf, reportOf, writeExcess } from '../../mechanism/writeExcess';
import { droppingAt } from '../../runs/histories';

const trained = (heaviest: number[]): ExcessForm => formOf({ label_gradient: 'subtractive' }, 0.75, heaviest);

describe('whoSumsToZero', () => {
  const made = () => {
    const run = madeUpRun({
      baseline: { accuracy: droppingAt(26_000, 55_000) },
      'seed-43': { accuracy: droppingAt(30_000), seed: 43 },
      'exact-from-20000': { first: 20_000, config: { label_gradient: 'summed' } },
      'exact-for-2-from-20000': {
        first: 20_000,
        accuracy: droppingAt(30_000),
        config: { label_gradient: 'summed', step: { heaviest: 2 } },
      },
    });
    const root = dirname(dirname(run.paths.folder));
    writeExcess(
      root,
      'engine',
      reportOf('ours', [trained([1, 2, 3, -2]), formOf({ label_gradient: 'summed' })]),
    );
    writeExcess(
      root,
      'torch',
      reportOf('PyTorch', [trained([1, 1, 1, 1]), formOf({ precision: 'bfloat16' }, 36)]),
    );
    return whoSumsToZero(run);
  };

  it('has a row for each form of each stack, in units, with the share of moments by window', () => {
    const { rows } = made();
    expect(rows).toMatchObject([
      {
        stack: 'ours',
        excess: 0.75,
        by_window: '0.75, 0.75',
        heaviest: 1,
        positive: '100 %, 50 %',
        moments: 4,
      },
      { stack: 'ours', excess: 0, positive: '–', least: 0, most: 0 },
      { stack: 'PyTorch', precision: 'float32', versions: 'PyTorch 1.0' },
      { stack: 'PyTorch', precision: 'bfloat16', excess: 36 },
    ]);
  });

  it('counts the collapses of runs that are trained with that form alone, and says where there is none', () => {
    const [baseline, summed, torch] = made().rows;
    expect(baseline).toMatchObject({ collapses: '2, 1', n: 2, runs: 'baseline, seed 42, 43' });
    expect(summed).toMatchObject({ collapses: '0', n: 1, runs: 'exact-from-20000, seed 42' });
    expect(torch).toMatchObject({ collapses: 'not run', n: 0, runs: '–' });
  });

  it('shows every column in a block or as a key, and each row has them all', () => {
    const { columns, blocks = [], match, rows } = made();
    const shown = [...match, ...blocks.flatMap((block) => block.columns)];
    expect([...shown].sort()).toEqual(columns.map(({ name }) => name).sort());
    for (const row of rows) expect(Object.keys(row).sort()).toEqual([...shown].sort());
  });
});

describe('whoSumsToZeroClaims', () => {
  const claim = (id: string, stack: string, ...forms: ExcessForm[]) =>
    whoSumsToZeroClaims([reportOf(stack, forms)]).find((one) => one.id === id);

  it('asks for an excess in 90 % of every window, of our trained form', () => {
    const of = (heaviest: number[]) => claim('trained-rows-have-an-excess', 'ours', trained(heaviest));
    expect(of([1, 1, 1, 1])).toMatchObject({ ours: [1, 1], held: true });
    expect(of([1, 1, 1, 0])).toMatchObject({ ours: [1, 0.5], held: false });
    expect(claim('trained-rows-have-an-excess', 'JAX', trained([1, 1, 1, 1]))?.held).toBeNull();
  });

  it('asks the same of every function that another stack offers, in float32, and shows the least share', () => {
    const of = (...forms: ExcessForm[]) => claim('other-stacks-have-it-too', 'JAX', ...forms);
    const offered = (excess: number) => formOf({ offered: true }, excess);
    expect(of(offered(1), offered(2))).toMatchObject({ ours: [1, 1], held: true });
    expect(of(offered(1), offered(-2))).toMatchObject({ ours: [1, 0], held: false });
    expect(of(formOf({}), formOf({ offered: true, precision: 'bfloat16' }))?.held).toBeNull();
  });

  it('asks for less than a hundredth of a unit at every moment of log1p', () => {
    const of = (excess: number) =>
      claim('log1p-has-none', 'JAX', formOf({ label_gradient: 'log1p' }, excess));
    expect(of(0.0099)?.held).toBe(true);
    expect(of(-0.01)).toMatchObject({ ours: [0.01], held: false });
    expect(claim('log1p-has-none', 'JAX', trained([1, 1, 1, 1]))).toMatchObject({ ours: [], held: null });
  });
});
