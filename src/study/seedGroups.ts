import type { Study } from './study';

/** Seeds by when they were seen. */
export interface SeedGroups {
  /** Those that were there when the rules of the claims were written, or of a study that says nothing of it. */
  readonly explored: readonly number[];
  /** Those that nobody saw before. */
  readonly fresh: readonly number[];
}

export function seedGroups({ groups }: Pick<Study, 'groups'>): SeedGroups {
  const of = (fresh: boolean) => [
    ...new Set(groups.filter((group) => group.fresh === fresh).flatMap(({ seeds }) => seeds)),
  ];
  return { explored: of(false), fresh: of(true) };
}

/** Seeds as a text has them: `42, 43 and 44`, `45 to 51`. */
export function seedsInWords(seeds: readonly number[]): string {
  const [first, last] = [seeds[0], seeds[seeds.length - 1]];
  if (seeds.length > 3 && seeds.every((seed, i) => seed === first + i)) return `${first} to ${last}`;
  return seeds.length > 1 ? `${seeds.slice(0, -1).join(', ')} and ${last}` : `${first ?? 'none'}`;
}
