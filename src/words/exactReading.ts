import { captionCount } from './captions';
import { caption, type Dictionary, WORDS } from './dictionary';

/** What captions say by a dictionary. */
export interface Reading {
  /** Share of captions that say the sum, in all four words. */
  readonly exact: number;
  /** Share of right words at each place, `[4]`. */
  readonly words: Float64Array;
}

/**
 * Share of captions that say their sum by a dictionary (DEFINITIONS, "grounding": exact reading).
 * @param labels the sum of each caption, 0..p-1.
 */
export function exactReading(
  dictionary: Dictionary,
  captions: ArrayLike<number>,
  labels: ArrayLike<number>,
): Reading {
  const n = captionCount(captions);
  const right = Array.from({ length: dictionary.p }, (_, sum) => caption(dictionary, sum));
  const words = new Float64Array(WORDS);
  let exact = 0;
  for (let i = 0; i < n; i++) {
    let all = 0;
    for (let k = 0; k < WORDS; k++) {
      if (captions[i * WORDS + k] !== right[labels[i]][k]) continue;
      words[k] += 1 / n;
      all++;
    }
    if (all === WORDS) exact++;
  }
  return { exact: exact / n, words };
}
