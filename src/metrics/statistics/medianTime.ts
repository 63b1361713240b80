import { type Duration, kaplanMeier } from './kaplanMeier';

/**
 * The first time at which half of the runs or fewer are without the event, by Kaplan and Meier's estimate; NaN where it
 * does not come to that before the last of them is censored.
 */
export function medianTime(durations: readonly Duration[]): number {
  return kaplanMeier(durations).find(({ share }) => share <= HALF)?.time ?? Number.NaN;
}

/** One half, and what products of shares are off by. */
const HALF = 0.5 + 1e-12;
