/** The name of a condition's run beside a baseline's. */
export function conditionName(baseline: string, condition: string): string {
  return baseline === 'baseline' ? condition : `${baseline}-${condition}`;
}

/** The name of the baseline that a condition's run lies beside: the inverse of `conditionName`. */
export function baselineName(run: string): string {
  return run.match(/^seed-\d+(?=-)/)?.[0] ?? 'baseline';
}
