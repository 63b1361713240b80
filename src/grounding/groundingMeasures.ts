import { captionInformation } from '../words/captionInformation';
import { doesAsIsWritten, doesAsOthersSay, othersOf } from '../words/doAsYouSay';
import { exactReading } from '../words/exactReading';
import { meaningByEffect } from '../words/meaningByEffect';
import { oneRhythmOneWord } from '../words/oneRhythmOneWord';
import { keptByWords, type WordCode } from '../words/wordCode';
import type { Start } from './groundingGrid';
import { type GroundingScene, taughtDictionary } from './groundingScene';

/** What words are worth, on test pairs (DEFINITIONS, "grounding"). Names are those of columns. */
export interface GroundingMeasures {
  /** Reconstruction: 1 less mean squared error over variance, normalised units. */
  readonly kept: number;
  /** Bits that each word, and the caption, tell of the sum, beyond those of permuted labels. */
  readonly bits_1: number;
  readonly bits_2: number;
  readonly bits_3: number;
  readonly bits_4: number;
  readonly bits_caption: number;
  /** Share of captions that say the sum by the original dictionary, and of each word that is right by it. */
  readonly exact: number;
  readonly right_1: number;
  readonly right_2: number;
  readonly right_3: number;
  readonly right_4: number;
  /** The same share by the dictionary that the start was taught. */
  readonly exact_taught: number;
  /** Reconstruction, and reading by the taught dictionary, of the training pairs: what was learnt by heart, beside what carries over. */
  readonly kept_train: number;
  readonly exact_train: number;
  /** Share of answers c' with the caption of a pair of c' in place, with the one that the original dictionary writes for c', and with the one that the taught dictionary does. */
  readonly does_theirs: number;
  readonly does_written: number;
  readonly does_taught: number;
  /** R² of the meaning by effect, of logits as they are and of those less their mean over classes. */
  readonly effect: number;
  readonly effect_centred: number;
  /** Share of captions in which one rhythm's word changes alone: the word of the dictionary, and whichever serves best. */
  readonly one_word: number;
  readonly one_word_best: number;
  /** The same code with its words permuted at each place: by how much its reconstruction differs, and its exact reading. */
  readonly permuted_gap: number;
  readonly permuted_exact: number;
}

/** The most by which a permuted dictionary may change the reconstruction. */
export const SAME_LOSS = 1e-6;

/**
 * Measures a code, and the same code with permuted words.
 * @param seed of what is drawn: whose caption takes whose place, halves, permuted labels; the same for every start.
 * @throws RangeError where permuted words reconstruct otherwise: the measure itself would be wrong.
 */
export function groundingMeasures(
  code: WordCode,
  permuted: WordCode,
  start: Start,
  scene: GroundingScene,
  seed = 0,
): GroundingMeasures {
  const { test, dictionary, map, head } = scene;
  const { rows, labels } = test;
  const captions = code.verbalise(rows);
  const taught = taughtDictionary(scene, start);
  const others = othersOf(labels, seed);
  const written = doesAsIsWritten(code, head, dictionary, labels, others);
  const bits = captionInformation(captions, labels, seed);
  const reading = exactReading(dictionary, captions, labels);
  const effect = meaningByEffect(code, head, captions, seed);
  const rhythm = oneRhythmOneWord(code, rows, labels, map, dictionary.frequencies);
  const kept = keptByWords(code, rows);
  const gap = Math.abs(keptByWords(permuted, rows) - kept);
  if (!(gap <= SAME_LOSS))
    throw new RangeError(
      `permuted words: expected the same reconstruction to ${SAME_LOSS}, found ${gap} apart`,
    );
  const isSame = taught === dictionary;
  return {
    kept,
    ...numbered('bits', bits.words),
    bits_caption: bits.caption,
    exact: reading.exact,
    ...numbered('right', reading.words),
    exact_taught: isSame ? reading.exact : exactReading(taught, captions, labels).exact,
    kept_train: keptByWords(code, scene.train.rows),
    exact_train: exactReading(taught, code.verbalise(scene.train.rows), scene.train.labels).exact,
    does_theirs: doesAsOthersSay(code, head, captions, labels, others),
    does_written: written,
    does_taught: isSame ? written : doesAsIsWritten(code, head, taught, labels, others),
    effect: effect.whole,
    effect_centred: effect.centred,
    one_word: rhythm.taught,
    one_word_best: rhythm.best,
    permuted_gap: gap,
    permuted_exact: exactReading(dictionary, permuted.verbalise(rows), labels).exact,
  };
}

type Numbered<Name extends string> = Record<`${Name}_${1 | 2 | 3 | 4}`, number>;

function numbered<Name extends string>(name: Name, of: ArrayLike<number>): Numbered<Name> {
  return Object.fromEntries(Array.from(of, (value, k) => [`${name}_${k + 1}`, value])) as Numbered<Name>;
}
