import { InputError } from '../inputError';
import type { Candidate } from './candidate';
import { sourceInWords } from './slots';

/** By how much the accuracy of one reading must exceed that of the next. */
export const CLEARLY = 0.1;

/**
 * The one reading that the accuracy on known pairs tells from all others.
 * @param score the accuracy of a reading, 0..1.
 * @throws InputError where no reading is better than every other by 0.1, naming in what they differ.
 */
export function chooseCandidate(
  readings: readonly Candidate[],
  score: (candidate: Candidate) => number,
): { readonly chosen: Candidate; readonly accuracy: number } {
  const scored = readings
    .map((candidate) => ({ chosen: candidate, accuracy: score(candidate) }))
    .sort((a, b) => b.accuracy - a.accuracy);
  const [best, next] = scored;
  if (!next || best.accuracy - next.accuracy >= CLEARLY) return best;
  const close = scored.filter(({ accuracy }) => best.accuracy - accuracy < CLEARLY);
  const options = close
    .slice(0, 4)
    .map(({ chosen, accuracy }) => `${differing(chosen, close)} (${(100 * accuracy).toFixed(1)} % right)`);
  const more = close.length > 4 ? ` and ${close.length - 4} more` : '';
  throw new InputError(
    `ambiguous: the shapes fit in ${close.length} ways, and accuracy on the known pairs does not tell which; say it with --map: ${options.join(' or ')}${more}`,
  );
}

/** The pairs of a map in which a reading is not as all others are. */
function differing({ sources }: Candidate, all: readonly { readonly chosen: Candidate }[]): string {
  return [...sources]
    .map(([target, source]) => [target, sourceInWords(target, source)] as const)
    .filter(([target, words]) =>
      all.some(({ chosen }) => {
        const other = chosen.sources.get(target);
        return !other || sourceInWords(target, other) !== words;
      }),
    )
    .map(([, words]) => words)
    .join(',');
}
