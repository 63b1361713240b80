import { describe, expect, it } from 'vitest';
import { HEALTHY_PAST_NAME } from '../../../src/probes/replayScores';
import type { Claim, Row } from '../../../src/tables/parts/table';
import { replayAlignmentClaims } from '../../../src/tables/probe/replayAlignmentClaims';
import {
  ALL_ONES,
  quantileName,
  SHUFFLED,
  SHUFFLED_PAST_HEALTHY,
} from '../../../src/tables/probe/replayDirections';
import { replayNccClaims } from '../../../src/tables/probe/replayNccClaims';
import { replayWarningClaims } from '../../../src/tables/probe/replayWarningClaims';

const held = (claims: readonly Claim[]): Record<string, boolean | null> =>
  Object.fromEntries(claims.map((claim) => [claim.id, claim.held]));

describe('replayAlignmentClaims', () => {
  const NAMES = ['residual', 'h1', 'residual_without_ones', 'h1_without_ones'];
  /** Every column of a row alike, but for what `other` says. */
  const row = (probe: string, values: readonly number[], input = 'states', other: Row = {}): Row => ({
    input,
    probe,
    ...Object.fromEntries(values.flatMap((value, k) => NAMES.map((name) => [`${name}_${k + 1}`, value]))),
    ...other,
  });
  const rows = (own: readonly number[], rest: readonly number[], other: Row = {}): Row[] => [
    row(HEALTHY_PAST_NAME, own, 'states', other),
    ...[SHUFFLED, SHUFFLED_PAST_HEALTHY, quantileName(SHUFFLED, 0.95), ALL_ONES].map((probe) =>
      row(probe, rest),
    ),
    row('any', rest, 'seed 43'),
    row('any', [0, 0], 'seed 44'),
  ];
  const verdicts = (of: readonly Row[], collapses = 2, agreement = 1) =>
    held(replayAlignmentClaims(of, collapses, agreement, [0.5]));

  it('are all held where the probe is beyond every limit and every rival', () => {
    const found = verdicts(rows([0.991, 0.901], [0.49, 0.1]));
    expect(Object.values(found).every((is) => is === true)).toBe(true);
    expect(Object.keys(found)).toHaveLength(14);
  });

  it.each([
    ['near-identity', [0.991, 0.901], [0.49, 0.1], { residual_1: 0.99 }],
    ['near-identity-without-ones', [0.991, 0.901], [0.1, 0.1], { residual_without_ones_1: 0.99 }],
    ['probe-finds-direction', [0.991, 0.95], [0.1, 0.1], { residual_2: 0.9 }],
    ['probe-finds-direction-without-ones', [0.991, 0.95], [0.1, 0.1], { residual_without_ones_2: 0.9 }],
    ['probe-finds-h1-pc1', [0.991, 0.95], [0.1, 0.1], { h1_2: 0.9 }],
    ['probe-finds-h1-pc1-without-ones', [0.991, 0.95], [0.1, 0.1], { h1_without_ones_1: 0.9 }],
  ])('of %s is not held at its limit, and no other changes: %j, the rest %j, but for %j', (id, own, rest, other) => {
    const found = verdicts(rows(own, rest, other));
    expect(Object.entries(found).filter(([, is]) => !is)).toEqual([[id, false]]);
  });

  it.each([
    [ALL_ONES, ['probe-beyond-all-ones']],
    [quantileName(SHUFFLED, 0.95), ['probe-beyond-shuffles', 'probe-beyond-shuffles-without-ones']],
    ['any', ['probe-beyond-other-seeds', 'probe-beyond-other-seeds-without-ones']],
    [SHUFFLED, ['labels-matter']],
    [SHUFFLED_PAST_HEALTHY, ['labels-matter-past-healthy']],
  ])('of a rival, %s, that comes as near at one onset are not held: %j', (probe, ids) => {
    const of = rows([0.995, 0.95], [0.1, 0.1]).map((one) =>
      one.probe === probe ? row(probe, [0.1, 0.95], String(one.input)) : one,
    );
    expect(
      Object.entries(verdicts(of))
        .filter(([, is]) => !is)
        .map(([id]) => id),
    ).toEqual(ids);
  });

  it('are not held of what is not a number', () => {
    const found = verdicts(rows([Number.NaN, 0.95], [Number.NaN, 0.1]), 2, Number.NaN);
    expect(Object.values(found).every((is) => is === false)).toBe(true);
    expect(verdicts(rows([0.995, 0.95], [0.1, 0.1]), 2, 1 - 2e-6)['ascent-agrees']).toBe(false);
  });

  it('without a collapse are not judged, nor against other seeds that are not there', () => {
    const found = verdicts(rows([], []), 0);
    expect(Object.entries(found).filter(([, is]) => is !== null)).toEqual([['ascent-agrees', true]]);
    const alone = rows([0.995, 0.95], [0.1, 0.1]).filter(({ probe }) => probe !== 'any');
    expect(
      Object.entries(verdicts(alone))
        .filter(([, is]) => is === null)
        .map(([id]) => id),
    ).toEqual(['probe-beyond-other-seeds', 'probe-beyond-other-seeds-without-ones']);
  });
});

describe('replayNccClaims', () => {
  const rows = (onset: number, collapsed: number, raw: number): Row[] => [
    { phase: 'onset', model_accuracy: 0.75, ncc_raw: 0, ncc_minus_replay: onset },
    { phase: 'collapsed', model_accuracy: 0.5, ncc_raw: raw, ncc_minus_replay: collapsed },
  ];

  it.each([
    [rows(0.74, 0.5, 0.48), [true, true, true]],
    [rows(0.72, 0.95, 0.5), [false, false, false]],
    [[], [null, null, null]],
  ])('of %j are held: %j', (ours, expected) => {
    expect(Object.values(held(replayNccClaims(ours, [])))).toEqual(expected);
  });
});

describe('replayWarningClaims', () => {
  const row = (lead: number | null, accuracy: number, variance: number, alarms: number): Row => ({
    drop: 27_000,
    lead_to_drop: lead,
    test_accuracy: accuracy,
    h1_pc1_variance: variance,
    false_alarms_per_10000: alarms,
  });

  it.each([
    [[row(2_000, 0.76, 0.19, 1)], [true, true, true, true]],
    [
      [row(2_000, 0.76, 0.19, 1), row(1_900, 0.75, 0.2, 1.1)],
      [false, false, false, false],
    ],
    [[row(null, 0.76, 0.19, 0)], [false, true, true, true]],
    [[], [null, null, null, null]],
  ])('of %j are held: %j', (rows, expected) => {
    expect(Object.values(held(replayWarningClaims(rows, 0.75, true)))).toEqual(expected);
  });

  it('on accuracy are not judged where no accuracy drops, or none was ever there', () => {
    const rows = [row(2_000, 0.76, 0.19, 1), { ...row(null, 0.01, 0.19, 1), drop: null }];
    expect(Object.values(held(replayWarningClaims(rows, 0.75, true)))).toEqual([null, false, true, true]);
    expect(Object.values(held(replayWarningClaims(rows, 0.75, false)))).toEqual([null, null, true, true]);
  });
});
