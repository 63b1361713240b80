import { describe, expect, it } from 'vitest';
import { overSeeds, RANDOM } from '../../src/mechanism/overSeeds';
import { type SeedBranch, seedBranches } from '../../src/mechanism/seedBranches';
import { ESSAY_SPANS } from '../../src/study/spans';
import { type MadeUp, madeUpRun } from '../branches/conditionCache';
import { droppingAt } from '../runs/histories';

const GRADIENT = 'suppress-gradient';
const branch = (...drops: number[]): MadeUp => ({ first: 20_000, accuracy: droppingAt(...drops) });
const runs: Record<string, MadeUp> = {
  baseline: { accuracy: droppingAt(18_000, 26_000, 60_000) },
  [RANDOM]: branch(27_000, 50_000, 80_000),
  [GRADIENT]: branch(84_000),
  'suppress-all-ones': { ...branch(40_000), last: 60_000 },
  'seed-43': { accuracy: droppingAt(30_000), seed: 43 },
  'seed-43-suppress-random-1': { ...branch(31_000), seed: 43 },
  'seed-43-suppress-gradient': { ...branch(), seed: 43 },
  'seed-44': { accuracy: droppingAt(30_000), seed: 44 },
  'seed-44-suppress-gradient': { ...branch(21_000), seed: 44 },
};
const branches = (made = runs): SeedBranch[] => seedBranches(madeUpRun(made), () => true);
const over = (condition: string, made = runs) =>
  overSeeds(branches(made), condition, ESSAY_SPANS) ?? expect.unreachable(condition);
const collapsesOf = (condition: string) =>
  [...over(condition).outcomes].map(([seed, { collapses }]) => [seed, collapses]);

describe('seedBranches', () => {
  it('are the baselines and what branches from them, seed by seed, each with its own end', () => {
    expect(branches().map(({ seed, condition, end }) => [seed, condition, end])).toEqual([
      [42, 'baseline', 100_000],
      [42, GRADIENT, 100_000],
      [42, RANDOM, 100_000],
      [42, 'suppress-all-ones', 60_000],
      [43, 'baseline', 100_000],
      [43, GRADIENT, 100_000],
      [43, RANDOM, 100_000],
      [44, 'baseline', 100_000],
      [44, GRADIENT, 100_000],
    ]);
  });

  it('leave out what is not at its end yet, and a seed whose baseline is not', () => {
    const early = {
      ...runs,
      [GRADIENT]: { ...branch(), last: 90_000 },
      'seed-43': { seed: 43, last: 60_000 },
    };
    expect(branches(early).map(({ seed, condition }) => [seed, condition])).not.toContainEqual([
      42,
      GRADIENT,
    ]);
    expect(branches(early).some(({ seed }) => seed === 43)).toBe(false);
  });
});

describe('overSeeds', () => {
  it('counts all over one span: a baseline, too, not before 22,000', () => {
    expect(collapsesOf('baseline')).toEqual([
      [42, 2],
      [43, 1],
      [44, 1],
    ]);
    expect(collapsesOf(GRADIENT)).toEqual([
      [42, 1],
      [43, 0],
      [44, 0],
    ]);
  });

  it('tells the rate by the length of the span: 78,000 epochs, or 38,000 of a short run', () => {
    expect(over('baseline').rate.mean).toBeCloseTo(((4 / 3) * 100_000) / 78_000, 12);
    expect(over('suppress-all-ones').rate).toMatchObject({ mean: 100_000 / 38_000, low: Number.NaN });
  });

  it('takes all declines of one cycle as one, beside the strict count', () => {
    const fraction = (epoch: number) => (epoch >= 49_000 && epoch <= 54_000 ? 0.9 : 0.1);
    const twice = { ...runs, 'seed-43': { accuracy: droppingAt(50_000, 53_000), fraction, seed: 43 } };
    const { rate, strictRate } = over('baseline', twice);
    expect(strictRate.mean - rate.mean).toBeCloseTo(100_000 / 78_000 / 3, 12);
  });

  it('compares with the random run of the same seed, and says nothing of a seed without one', () => {
    const paired = over(GRADIENT).minusRandom;
    expect(paired).toMatchObject({ units: [42, 43], differences: [-2, -1], below: 2, ties: 0, p: 0.5 });
    expect(over(RANDOM).minusRandom).toBeUndefined();
  });

  it('compares a short run with the random one up to the same epoch', () => {
    expect(over('suppress-all-ones').minusRandom).toMatchObject({ units: [42], differences: [1 - 2] });
  });

  it('says when the first comes, and how many have none by the end', () => {
    expect(over(GRADIENT)).toMatchObject({ medianFirst: Number.NaN, censored: 2, end: 100_000 });
    expect(over('baseline')).toMatchObject({ medianFirst: 30_000, censored: 0 });
  });

  it('is nothing where no seed has a run', () => {
    expect(overSeeds(branches(), 'suppress-replay', ESSAY_SPANS)).toBeUndefined();
  });
});
