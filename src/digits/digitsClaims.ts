import type { Claim } from '../tables/parts/table';
import { at, both, type DigitsOutcome, FALL, fallOf, type Question } from './digitsQuestion';

/**
 * What is asked of the digits, and how it is judged. Written before the first of the runs; a moment is the epoch from
 * `settled` (1,000) on where PC1 holds the largest share. Limits of 0.5 for a share, 0.1 for a fall of accuracy, 0.9 for a
 * share of moments and 0.8 for a cosine are those of the essay's runs (DEFINITIONS).
 */
const QUESTIONS: readonly Question[] = [
  {
    id: 'direction-forms',
    statement: 'One direction takes over the last hidden layer',
    rule: 'its PC1 holds more than half of the variance at some epoch from 1,000 on',
    of: ({ arms }) => arms['as-trained']?.max_pc1,
    holds: (share) => share > 0.5,
  },
  {
    id: 'centroids-fail',
    statement: 'Nearest centroids fail with it and come back without it',
    rule: 'at the moment, accuracy on test images without PC1 is at least 0.1 above raw',
    of: ({ moment }) => moment && moment.ncc_minus_pc1 - moment.ncc_raw,
    holds: (gain) => gain >= 0.1,
  },
  {
    id: 'no-other-direction',
    statement: 'Taking off another direction does not bring them back',
    rule: 'at the moment, accuracy without PC1 is at least 0.05 above that without PC2 and that without a random direction',
    of: ({ moment }) =>
      moment && moment.ncc_minus_pc1 - Math.max(moment.ncc_minus_pc2, moment.ncc_minus_random),
    holds: (gain) => gain >= 0.05,
  },
  {
    id: 'heaviest-along',
    statement: 'The heaviest images lie far out along it',
    rule: 'at the moment, the two heaviest project on PC1 by at least 2 standard deviations on average',
    of: at('heaviest_along'),
    holds: (deviations) => deviations >= 2,
  },
  {
    id: 'gradient-along-exact',
    statement: 'The effective gradient points along it, in exact arithmetic',
    rule: 'at the moment, |cos| with PC1 is at least 0.8',
    of: at('cos_exact'),
    holds: (cos) => cos >= 0.8,
  },
  {
    id: 'gradient-along-as-trained',
    statement: 'The effective gradient points along it, in float32 as trained',
    rule: 'at the moment, |cos| with PC1 is at least 0.8',
    of: at('cos_as_trained'),
    holds: (cos) => cos >= 0.8,
  },
  {
    id: 'row-excess',
    statement: 'Rows of the softmax gradient sum to more than zero',
    rule: 'as trained, the weighted row excess is positive in at least 90 % of the rows of history from 1,000 on',
    of: ({ arms }) => arms['as-trained']?.excess_positive,
    holds: (share) => share >= 0.9,
  },
  {
    id: 'gradient-is-rounding',
    statement: 'Most of the effective gradient is rounding',
    rule: 'at the moment, the difference of the two arithmetics is at least half as long as the gradient as trained',
    of: at('rounding_share'),
    holds: (share) => share >= 0.5,
  },
  {
    id: 'rounding-makes-it',
    statement: 'Without the rounding the direction is weaker',
    rule: 'the mean share of PC1 from 1,000 on is at least 0.1 lower with rows that sum to zero',
    of: both('as-trained', 'summed', (trained, summed) => trained.mean_pc1 - summed.mean_pc1),
    holds: (less) => less >= 0.1,
  },
  {
    id: 'logits-drift',
    statement: 'The rounding makes all logits drift together',
    rule: 'at the end, the mean logit as trained is at least 10 times as far from 0 as with rows that sum to zero',
    of: both('as-trained', 'summed', (trained, summed) => Math.abs(trained.mean_logit / summed.mean_logit)),
    holds: (times) => times >= 10,
  },
  {
    id: 'direction-is-head-mean',
    statement: "The direction is the head's mean column, which the softmax cannot see",
    rule: 'at the moment, |cos| of PC1 with it is at least 0.8',
    of: at('cos_head_mean'),
    holds: (cos) => cos >= 0.8,
  },
  {
    id: 'direction-is-ones',
    statement: 'The direction is (1, …, 1), nearly, and so known before training',
    rule: 'at the moment, |cos| of PC1 with it is at least 0.8',
    of: at('cos_ones'),
    holds: (cos) => cos >= 0.8,
  },
  {
    id: 'accuracy-falls',
    statement: 'Test accuracy collapses',
    rule: 'as trained, it falls by at least 0.1 below its running maximum from 1,000 on',
    of: ({ arms }) => arms['as-trained']?.deepest_fall,
    holds: (fall) => fall >= FALL,
  },
  {
    id: 'exact-stops-it',
    statement: 'Rows that sum to zero stop the collapse',
    rule: 'where it falls as trained, the deepest fall is less than half as deep',
    of: fallOf('summed'),
    holds: (share) => share < 0.5,
  },
  {
    id: 'projection-stops-it',
    statement: 'Projecting PC1 out of the gradient stops the collapse',
    rule: 'where it falls as trained, the deepest fall is less than half as deep',
    of: fallOf('without-pc1'),
    holds: (share) => share < 0.5,
  },
  {
    id: 'random-does-not',
    statement: 'Projecting a random direction out does not',
    rule: 'where it falls as trained, the deepest fall is at least half as deep',
    of: fallOf('without-random'),
    holds: (share) => share >= 0.5,
  },
  {
    id: 'projection-weakens-it',
    statement: 'With PC1 projected out no direction takes over',
    rule: 'the mean share of PC1 from 1,000 on is at least 0.1 lower than with a random direction projected out',
    of: both('without-random', 'without-pc1', (random, own) => random.mean_pc1 - own.mean_pc1),
    holds: (less) => less >= 0.1,
  },
  {
    id: 'ones-do-as-well',
    statement: 'Projecting (1, …, 1) out does as well',
    rule: 'the mean share of PC1 from 1,000 on is at most 0.05 above that with PC1 projected out',
    of: both('without-ones', 'without-pc1', (ones, own) => ones.mean_pc1 - own.mean_pc1),
    holds: (more) => more <= 0.05,
  },
  {
    id: 'projection-helps',
    statement: 'The projection makes a better classifier',
    rule: 'test accuracy over the last tenth is at least 0.01 above that as trained and that with a random direction projected out',
    of: ({ arms }) => {
      const [own, trained, random] = [arms['without-pc1'], arms['as-trained'], arms['without-random']];
      return (
        own && trained && random && own.test_accuracy - Math.max(trained.test_accuracy, random.test_accuracy)
      );
    },
    holds: (more) => more >= 0.01,
  },
  {
    id: 'prior-finds-it',
    statement: 'A prior finds the direction without labels',
    rule: 'at the moment, |cos| of residual PC1 with PC1 is at least 0.9',
    of: ({ prior }) => prior?.cos_residual_pc1,
    holds: (cos) => cos >= 0.9,
  },
  {
    id: 'prior-finds-it-without-ones',
    statement: '… and what it finds is more than (1, …, 1)',
    rule: 'the same of the parts without (1, …, 1)',
    of: ({ prior }) => prior?.cos_residual_pc1_without_ones,
    holds: (cos) => cos >= 0.9,
  },
];

/** A claim holds where it does in every seed in which its question arises; it is not judged where that is none. */
export function digitsClaims(outcomes: readonly DigitsOutcome[]): Claim[] {
  return QUESTIONS.map(({ id, statement, rule, of, holds }) => {
    const values = outcomes.map(of).filter((value): value is number => value !== undefined);
    return {
      id,
      statement,
      rule: `${rule}, in every seed (n = ${values.length})`,
      published: null,
      ours: values,
      held: values.length === 0 ? null : values.every(holds),
    };
  });
}
