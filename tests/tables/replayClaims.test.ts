import { describe, expect, it } from 'vitest';
import { HEALTHY_PAST_NAME } from '../../src/experiments/replayScores';
import { replayAlignmentClaims } from '../../src/tables/replayAlignmentClaims';
import { SHUFFLED, SHUFFLED_PAST_HEALTHY } from '../../src/tables/replayDirections';
import { replayNccClaims } from '../../src/tables/replayNccClaims';
import { replayWarningClaims } from '../../src/tables/replayWarningClaims';
import type { Claim, Row } from '../../src/tables/table';

const held = (claims: readonly Claim[]): Record<string, boolean | null> =>
  Object.fromEntries(claims.map((claim) => [claim.id, claim.held]));

describe('replayAlignmentClaims', () => {
  const rows = (own: readonly number[], shuffled: readonly number[]): Row[] =>
    [HEALTHY_PAST_NAME, SHUFFLED, SHUFFLED_PAST_HEALTHY].map((probe, i) => {
      const values = i === 0 ? own : shuffled;
      return Object.fromEntries([
        ['probe', probe],
        ...values.flatMap((value, k) => [
          [`residual_${k + 1}`, value],
          [`h1_${k + 1}`, value],
        ]),
      ]);
    });

  it.each([
    [[0.991, 0.901], [0.49, 0.1], 1, [true, true, true, true, true, true]],
    [[0.99, 0.901], [0.49, 0.5], 1 - 2e-6, [true, false, true, false, false, false]],
    [[0.995, 0.9], [0.1, 0.1], 1, [false, true, false, true, true, true]],
    [[Number.NaN, 0.95], [Number.NaN, 0], Number.NaN, [false, false, false, false, false, false]],
  ])('of %j, shuffled %j and agreement %d are held: %j', (own, shuffled, agreement, expected) => {
    expect(Object.values(held(replayAlignmentClaims(rows(own, shuffled), 2, agreement, [0.5])))).toEqual(
      expected,
    );
  });

  it('without a collapse are not judged', () => {
    const claims = held(replayAlignmentClaims(rows([], []), 0, 1, []));
    expect(Object.entries(claims).filter(([, is]) => is)).toEqual([['ascent-agrees', true]]);
    expect(Object.values(claims).filter((is) => is === null)).toHaveLength(5);
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
    expect(Object.values(held(replayWarningClaims(rows, 0.75)))).toEqual(expected);
  });
});
