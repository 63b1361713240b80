import { publishedPrior } from '../../data/publishedPrior';
import type { Claim } from '../parts/table';

/** Whose claims on priors are judged. */
export const PAPER = 'Luo et al.';

/** Claims with what the paper says of each beside them, in words: its models are others, so only the direction compares. */
export function besidePaper(claims: readonly Claim[]): Claim[] {
  const { claims: theirs } = publishedPrior();
  return claims.map((claim) => ({ ...claim, published: theirs[claim.id] ?? null }));
}
