/**
 * The verdict on a claim about several runs; null, not judged, where those that are cached do not decide it.
 * @param complete whether all runs that the claim is about are cached up to their end.
 * @param early what a run before its end can decide: a collapse is one for good, while one that has not collapsed yet, or
 *   whose accuracy is not at its end, decides nothing.
 */
export function judged<Value>(
  complete: boolean,
  cached: readonly Value[],
  holds: (value: Value) => boolean,
  early: 'not held' | 'nothing' = 'not held',
): boolean | null {
  if (!complete && early === 'nothing') return null;
  if (!cached.every(holds)) return false;
  return complete ? true : null;
}
