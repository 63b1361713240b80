/**
 * The verdict on a claim about every collapse, or every pair of them: null, not judged, for a run that has none
 * (DEFINITIONS, second edition), else whether the rule holds at each.
 */
export function heldAtEach<Value>(
  values: readonly Value[],
  holds: (value: Value, i: number) => boolean,
): boolean | null {
  return values.length === 0 ? null : values.every(holds);
}
