/** How long something has not happened yet: until it happens, or until nobody looks any more. */
export interface Duration {
  readonly time: number;
  /** Whether it happened then; otherwise the time is censored. */
  readonly happened: boolean;
}

/** The share to which it has not happened from `time` on, up to the next step. */
export interface SurvivalStep {
  readonly time: number;
  readonly share: number;
}

/**
 * The Kaplan-Meier estimate (J. Am. Stat. Assoc. 53, 1958): a step at each time at which something happened, from share
 * 1 down; who is censored at that very time still counts as there. None for no durations.
 */
export function kaplanMeier(durations: readonly Duration[]): SurvivalStep[] {
  const times = [...new Set(durations.filter(({ happened }) => happened).map(({ time }) => time))];
  const steps: SurvivalStep[] = [];
  let share = 1;
  for (const time of times.sort((a, b) => a - b)) {
    const there = durations.filter((one) => one.time >= time).length;
    const now = durations.filter((one) => one.happened && one.time === time).length;
    share *= 1 - now / there;
    steps.push({ time, share });
  }
  return steps;
}
