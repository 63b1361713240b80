import type { Claim } from '../../../src/tables/parts/table';

/** Whether one of some claims is held. @throws Error without a claim of that name. */
export function isHeld(claims: readonly Claim[], id: string): boolean | null {
  const found = claims.find((claim) => claim.id === id);
  if (!found) throw new Error(`no claim '${id}' among ${claims.map((claim) => claim.id).join(', ')}`);
  return found.held;
}
