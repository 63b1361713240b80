/** How words come to be, as columns of files name them by number: trained from three starts, or without training (the null). */
export const STARTS = ['random', 'true', 'false', 'k-means'] as const;
export type Start = (typeof STARTS)[number];

/** Added to the sum by captions that are false: 31; a third of p where that is 0 mod p. */
export const falseShift = (p: number): number => 31 % p || Math.ceil(p / 3);

/** One code: a start and the seed of its weights and batches. */
export interface GroundingCase {
  readonly start: Start;
  readonly seed: number;
}

/** Steps towards a caption, of reconstruction alone, and between looks (DEFINITIONS, "grounding"). */
export interface GroundingLengths {
  readonly taught: number;
  readonly steps: number;
  readonly every: number;
}

export const GROUNDING_LENGTHS: GroundingLengths = { taught: 1_000, steps: 4_000, every: 500 };

/** All codes, seed by seed, so that an interrupted grid has whole seeds. */
export function groundingCases(seeds: readonly number[] = [0, 1, 2, 3, 4]): GroundingCase[] {
  return seeds.flatMap((seed) => STARTS.map((start) => ({ start, seed })));
}

/** Whether a start is taught a caption first. */
export const isTaught = (start: Start): boolean => start === 'true' || start === 'false';
