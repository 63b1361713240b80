import { describe, expect, it } from 'vitest';
import type { AcrossRow, GroundingRow } from '../../../src/grounding/groundingFile';
import { STARTS, type Start } from '../../../src/grounding/groundingGrid';
import { groundingClaims } from '../../../src/tables/words/groundingClaims';
import { groundingColumns } from '../../../src/tables/words/groundingColumns';
import { groundingRows } from '../../../src/tables/words/groundingRows';

const SEEDS = [0, 1, 2, 3, 4];

/** What each start is worth in the end, where all claims just hold. */
const WORTH: Readonly<Record<Start, Partial<GroundingRow>>> = {
  random: { kept: 0.9, exact: 0.05, one_word: 0, one_word_best: 0.29 },
  true: { kept: 1, exact: 0.9, does_written: 0.5, effect: 0.4, one_word: 0.3, one_word_best: 0.3 },
  false: { kept: 0.98, exact: 0, does_written: 0.05 },
  'k-means': { kept: 0.5, effect: 0.39, one_word: 0, one_word_best: 0.29 },
};

const MEASURES = {
  kept: 0,
  bits_1: 0,
  bits_2: 0,
  bits_3: 0,
  bits_4: 0,
  bits_caption: 0,
  exact: 0,
  right_1: 0,
  right_2: 0,
  right_3: 0,
  right_4: 0,
  exact_taught: 0,
  kept_train: 0,
  exact_train: 0,
  does_theirs: 0,
  does_written: 0,
  does_taught: 0,
  effect: 0,
  effect_centred: 0,
  one_word: 0,
  one_word_best: 0,
  permuted_gap: 0,
  permuted_exact: 0,
};

const rows: GroundingRow[] = SEEDS.flatMap((seed) =>
  STARTS.flatMap((start) =>
    (start === 'k-means' ? [0] : [0, 500, 4_000]).map((step) => ({
      ...MEASURES,
      ...WORTH[start],
      start,
      seed,
      step,
      ...(start === 'true' && step === 0 && { exact: 1 }),
    })),
  ),
);
const across: AcrossRow[] = SEEDS.flatMap((seed) =>
  STARTS.flatMap((start) =>
    [20_000, 24_700].map((epoch) => ({
      start,
      seed,
      epoch,
      along: epoch === 24_700 && start !== 'k-means' ? 0.3 : 0.9,
      rest: epoch === 24_700 ? 0.61 : 0.9,
      along_explained: -2,
      rest_explained: -1,
      along_centred: 0,
      rest_centred: 0,
    })),
  ),
);

const held = (of: readonly GroundingRow[], beside: readonly AcrossRow[] = across) =>
  Object.fromEntries(groundingClaims(of, beside, 24_700).map((claim) => [claim.id, claim.held]));
const changed = (start: Start, seed: number, by: Partial<GroundingRow>, step?: number) =>
  rows.map((row) =>
    row.start === start && row.seed === seed && (step === undefined ? row.step !== 0 : row.step === step)
      ? { ...row, ...by }
      : row,
  );

describe('the claims of grounding', () => {
  it('hold at their limits', () => {
    expect(new Set(Object.values(held(rows)))).toEqual(new Set([true]));
    expect(Object.keys(held(rows))).toHaveLength(7);
  });

  it.each<[string, readonly GroundingRow[]]>([
    ['reconstruction-does-not-ground', changed('random', 3, { exact: 0.06 })],
    ['reconstruction-does-not-ground', changed('random', 3, { kept: 0.89 })],
    ['true-start-stays', changed('true', 4, { exact: 0.89 })],
    ['false-start-reconstructs', changed('false', 0, { kept: 0.97 })],
    ['intervention-tells', changed('true', 1, { does_written: 0.49 })],
    ['intervention-tells', changed('false', 1, { does_written: 0.06 })],
    ['words-have-effects', changed('k-means', 2, { effect: 0.4 }, 0)],
    ['one-rhythm-one-word', changed('random', 2, { one_word_best: 0.3 })],
    ['one-rhythm-one-word', changed('k-means', 2, { one_word_best: 0.3 }, 0)],
  ])('%s falls by one seed, alone', (id, of) => {
    expect(Object.entries(held(of)).filter(([, value]) => value !== true)).toEqual([[id, false]]);
  });

  it('paints-over falls by one code that keeps half as much along the direction, and not by k-means', () => {
    const worse = (start: Start) =>
      across.map((row) =>
        row.start === start && row.seed === 2 && row.epoch === 24_700 ? { ...row, along: 0.305 } : row,
      );
    expect(held(rows, worse('false'))['paints-over']).toBe(false);
    expect(held(rows, worse('k-means'))['paints-over']).toBe(true);
  });

  it('look at the last step, and at the same seeds', () => {
    const between = changed('random', 0, { exact: 0.5 }, 500);
    expect(held(between)['reconstruction-does-not-ground']).toBe(true);
    const fewer = rows.filter(({ start, seed }) => start !== 'k-means' || seed > 0);
    expect(held(fewer)['words-have-effects']).toBeNull();
  });

  it('are not judged without rows, nor where a number is none', () => {
    expect(new Set(Object.values(held([], [])))).toEqual(new Set([null]));
    for (const { ours } of groundingClaims([], [], Number.NaN)) expect(ours).toEqual([]);
    const mute = changed('true', 0, { effect: Number.NaN });
    expect(held(mute)['words-have-effects']).toBeNull();
  });
});

describe('the rows of grounding', () => {
  const table = groundingRows(rows, across);
  const of = (what: string) => table.filter((row) => row.of === what);

  it('are means of seeds in the end, each seed, each step and each epoch, in columns that are there', () => {
    expect(of('in the end').map(({ start, kept }) => [start, kept])).toEqual([
      ['random', expect.closeTo(0.9, 12)],
      ['true caption', 1],
      ['false caption', expect.closeTo(0.98, 12)],
      ['k-means', 0.5],
    ]);
    expect(of('by seed')).toHaveLength(20);
    expect(of('along the training').map(({ step }) => step)).toEqual([
      0, 500, 4_000, 0, 500, 4_000, 0, 500, 4_000, 0,
    ]);
    expect(of('across the run')).toHaveLength(8);
    const names = new Set(groundingColumns.map(({ name }) => name));
    for (const row of table) for (const name of Object.keys(row)) expect(names, name).toContain(name);
  });

  it('have exact reading before and after, and the share along PC1 over the rest', () => {
    const truth = of('by seed').find(({ start, seed }) => start === 'true caption' && seed === 3);
    expect(truth).toMatchObject({ seed_exact_before: 1, seed_exact: 0.9 });
    const last = of('across the run').find(({ start, epoch }) => start === 'random' && epoch === 24_700);
    expect(last?.ratio).toBeCloseTo(0.3 / 0.61, 12);
  });
});
