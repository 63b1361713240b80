/**
 * The verdict on a claim about several runs. One that does otherwise is enough for not held; null, not judged, where
 * those that are cached do as claimed but not all are there.
 * @param complete whether all runs that the claim is about are cached up to their end.
 */
export function judged<Value>(
  complete: boolean,
  cached: readonly Value[],
  holds: (value: Value) => boolean,
): boolean | null {
  if (!cached.every(holds)) return false;
  return complete ? true : null;
}
