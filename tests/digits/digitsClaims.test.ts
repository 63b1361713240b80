import { describe, expect, it } from 'vitest';
import type { ArmOutcome } from '../../src/digits/armOutcome';
import { digitsClaims } from '../../src/digits/digitsClaims';
import type { DigitsOutcome } from '../../src/digits/digitsQuestion';

const arm = (own: Partial<ArmOutcome> = {}): ArmOutcome => ({
  test_accuracy: 0.9,
  deepest_fall: 0.02,
  mean_pc1: 0.3,
  max_pc1: 0.4,
  participation: 5,
  mean_logit: -1,
  excess_positive: 0.95,
  ...own,
});

/** A seed as the essay's story would have it. */
const asTold: DigitsOutcome = {
  seed: 1,
  arms: {
    'as-trained': arm({
      deepest_fall: 0.4,
      mean_pc1: 0.6,
      max_pc1: 0.9,
      mean_logit: -80,
      test_accuracy: 0.7,
    }),
    summed: arm(),
    'without-pc1': arm({ deepest_fall: 0.1 }),
    'without-random': arm({ deepest_fall: 0.3, mean_pc1: 0.6, test_accuracy: 0.7 }),
    'without-ones': arm({ mean_pc1: 0.34 }),
  },
  moment: {
    pc1_share: 0.9,
    ncc_raw: 0.4,
    ncc_minus_pc1: 0.8,
    ncc_minus_pc2: 0.5,
    ncc_minus_random: 0.45,
    heaviest_along: 3,
    cos_exact: 0.85,
    cos_as_trained: 0.95,
    rounding_share: 0.7,
    cos_ones: 0.9,
    cos_head_mean: 0.9,
    cos_head_mean_without_ones: 0.3,
  },
  prior: {
    epoch: 2000,
    steps: 10,
    residual_pc1_share: 0.5,
    cos_residual_pc1: 0.95,
    cos_residual_pc1_without_ones: 0.91,
  },
};

const held = (...outcomes: DigitsOutcome[]) =>
  Object.fromEntries(digitsClaims(outcomes).map((claim) => [claim.id, claim.held]));

describe('the claims about digits', () => {
  it('hold where all is as told, each with a rule, an id of its own and a number by seed', () => {
    const claims = digitsClaims([asTold, { ...asTold, seed: 2 }]);
    expect(claims.filter((claim) => claim.held !== true)).toEqual([]);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const { ours, rule } of claims) {
      expect(ours).toHaveLength(2);
      expect(rule).toContain('in every seed (n = 2)');
    }
  });

  it('do not hold where one seed is otherwise', () => {
    const plain: DigitsOutcome = {
      seed: 2,
      arms: { ...asTold.arms, 'as-trained': arm() },
      moment: { ...asTold.moment!, ncc_minus_pc1: 0.45, cos_exact: 0.79, rounding_share: 0.49 },
    };
    const verdicts = held(asTold, plain);
    for (const id of [
      'direction-forms',
      'centroids-fail',
      'no-other-direction',
      'gradient-along-exact',
      'gradient-is-rounding',
      'rounding-makes-it',
      'logits-drift',
      'accuracy-falls',
      'projection-helps',
    ])
      expect(verdicts[id], id).toBe(false);
    // Of the fall that is not there nothing is asked, and the other seed decides.
    for (const id of ['exact-stops-it', 'projection-stops-it', 'random-does-not', 'row-excess'])
      expect(verdicts[id], id).toBe(true);
  });

  it('are told apart at their limits', () => {
    const trained = { ...asTold.arms['as-trained']! };
    const with_ = (own: Partial<ArmOutcome>) => ({
      ...asTold,
      arms: { ...asTold.arms, 'as-trained': { ...trained, ...own } },
    });
    expect(held(with_({ max_pc1: 0.5 }))['direction-forms']).toBe(false);
    expect(held(with_({ excess_positive: 0.9 }))['row-excess']).toBe(true);
    expect(held(with_({ mean_logit: 10 }))['logits-drift']).toBe(true);
    expect(held(with_({ deepest_fall: 0.2 }))['projection-stops-it']).toBe(false);
    expect(held(with_({ deepest_fall: 0.2 }))['random-does-not']).toBe(true);
  });

  it('are not judged where nothing is trained, or where nothing falls', () => {
    expect(new Set(Object.values(held({ seed: 1, arms: {} })))).toEqual(new Set([null]));
    const whole = held({ seed: 1, arms: { ...asTold.arms, 'as-trained': arm() } });
    expect([whole['accuracy-falls'], whole['exact-stops-it'], whole['random-does-not']]).toEqual([
      false,
      null,
      null,
    ]);
  });
});
