import type { Matrix } from '../engine/matrix';
import { classSpectrum } from '../metrics/fourier/classSpectrum';
import { type FourierMap, fourierMap } from '../metrics/fourier/fourierMap';
import { keyFrequencies } from '../metrics/fourier/keyFrequencies';
import { head } from '../models/mlp';
import { activationsAt, momentsOf } from '../priors/scaling/makePriorScaling';
import type { Run } from '../runs/openRun';
import { caption, checkDictionary, type Dictionary } from '../words/dictionary';
import type { Head } from '../words/doAsYouSay';
import { FALSE_SHIFT, type Start } from './groundingGrid';

/** A healthy network, its activations, and what is known about them. */
export interface GroundingScene {
  /** Task epoch. */
  readonly epoch: number;
  /** h1 of training pairs [n x d]: what words are learnt of, with their sums. */
  readonly train: { readonly rows: Matrix; readonly labels: ArrayLike<number> };
  /** h1 of test pairs [m x d]: what they are measured on. */
  readonly test: { readonly rows: Matrix; readonly labels: ArrayLike<number> };
  /** What words mean where they are taught the truth: the sum, and its phases in the two strongest rhythms. */
  readonly dictionary: Dictionary;
  /** The map from all key frequencies' waves to h1, fitted on training pairs. */
  readonly map: FourierMap;
  /** From h1 to logits. */
  readonly head: Head;
}

/**
 * The healthy moment of a run.
 * @throws NotApplicableError for a run without a collapse or a snapshot there.
 * @throws InputError for a modulus that the words cannot tell.
 */
export function groundingScene(run: Run): GroundingScene {
  const { p } = run.shape;
  const epoch = momentsOf(run).healthy;
  const { train, heldOut } = activationsAt(run, epoch, 'h1');
  const spectrum = classSpectrum(train.rows, train.labels, p);
  // Of a network in which fewer than two stand out, the two strongest: its captions are no worse for that.
  const frequencies = keyFrequencies(spectrum, 0).slice(0, Math.max(2, keyFrequencies(spectrum).length));
  const dictionary: Dictionary = { p, frequencies: [frequencies[0], frequencies[1]], shift: 0 };
  checkDictionary(dictionary);
  const parameters = run.parameters(epoch);
  return {
    epoch,
    train,
    test: heldOut,
    dictionary,
    map: fourierMap(train.rows, train.labels, p, frequencies),
    head: (h) => head(parameters, run.shape, h),
  };
}

/** What a start is taught its words to mean; the truth where it is taught nothing. */
export function taughtDictionary(
  { dictionary }: Pick<GroundingScene, 'dictionary'>,
  start: Start,
): Dictionary {
  return start === 'false' ? { ...dictionary, shift: FALSE_SHIFT % dictionary.p } : dictionary;
}

/** The caption of each sum by a dictionary, 4 words each. */
export function captionsOf(dictionary: Dictionary, labels: ArrayLike<number>): Int32Array {
  return Int32Array.from(Array.from(labels, (sum) => Array.from(caption(dictionary, sum))).flat());
}
