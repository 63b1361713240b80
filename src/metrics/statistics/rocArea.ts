import { averageRanks } from './averageRanks';

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, equal scores counting half.
 * NaN without a positive or without a negative.
 */
export function rocArea(scores: ArrayLike<number>, positive: ArrayLike<boolean>): number {
  const ranks = averageRanks(scores);
  let positives = 0;
  let sum = 0;
  for (let i = 0; i < ranks.length; i++) {
    if (!positive[i]) continue;
    positives++;
    sum += ranks[i];
  }
  return (sum - (positives * (positives + 1)) / 2) / (positives * (ranks.length - positives));
}
