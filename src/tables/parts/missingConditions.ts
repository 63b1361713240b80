/** A note for runs that a table would show and the cache does not have; none where it has all. */
export function missingConditions(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`Not cached: ${names.map((name) => `${name} (experiment ${name})`).join(', ')}.`];
}
