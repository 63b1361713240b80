import type { Matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { selectRows } from '../metrics/algebra/selectRows';
import { classSpectrum } from '../metrics/fourier/classSpectrum';
import { type FourierMap, fourierMap } from '../metrics/fourier/fourierMap';
import { keyFrequencies } from '../metrics/fourier/keyFrequencies';
import { head } from '../models/mlp';
import { activationsAt } from '../priors/scaling/activationsAt';
import { momentsOf } from '../priors/scaling/momentsOf';
import type { Run } from '../runs/openRun';
import { caption, checkDictionary, type Dictionary } from '../words/dictionary';
import type { Head } from '../words/doAsYouSay';
import { falseShift, type Start } from './groundingGrid';

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

export interface SceneOptions {
  /** A snapshot of the run; the healthy one where left out, for which the run has to have a collapse. */
  readonly epoch?: number;
  /** The rhythms that have words; the two strongest key frequencies where left out. */
  readonly rhythms?: readonly [number, number];
  /** The most test pairs, every so manieth of them; all where left out. */
  readonly pairs?: number;
}

/**
 * A moment of a run, and what is known about it: what words about its activations can be held against.
 * @throws NotApplicableError for a run without a collapse or a healthy snapshot, where no epoch is named.
 * @throws InputError for an epoch without a snapshot, a modulus that the words cannot tell, rhythms that are none or alike, or fewer
 *   test pairs than one.
 * @example
 * import { groundingScene, openRun } from 'activation-supervision';
 * const scene = groundingScene(openRun('baseline'), { pairs: 1_000 });
 * scene.epoch; // => 20000
 * scene.dictionary; // => { p: 97, frequencies: [32, 44], shift: 0 }
 */
export function groundingScene(
  run: Run,
  { epoch: asked, rhythms, pairs }: SceneOptions = {},
): GroundingScene {
  const { p } = run.shape;
  const epoch = asked ?? momentsOf(run).healthy;
  const { train, heldOut } = activationsAt(run, epoch, 'h1');
  const spectrum = classSpectrum(train.rows, train.labels, p);
  // Of a network in which fewer than two stand out, the two strongest: its captions are no worse for that.
  const key = keyFrequencies(spectrum, 0).slice(0, Math.max(2, keyFrequencies(spectrum).length));
  const dictionary: Dictionary = { p, frequencies: rhythms ?? [key[0], key[1]], shift: 0 };
  checkDictionary(dictionary);
  const parameters = run.parameters(epoch);
  const frequencies = [...new Set([...key, ...dictionary.frequencies])];
  return {
    epoch,
    train,
    test: thinned(heldOut, pairs),
    dictionary,
    map: fourierMap(train.rows, train.labels, p, frequencies),
    head: (h) => head(parameters, run.shape, h),
  };
}

function thinned({ rows, labels }: GroundingScene['test'], pairs = rows.rows): GroundingScene['test'] {
  if (!Number.isSafeInteger(pairs) || pairs < 1)
    throw new InputError(`test pairs: expected 1 at least, found ${pairs}`);
  const every = Math.ceil(rows.rows / pairs);
  const chosen = Array.from({ length: Math.ceil(rows.rows / every) }, (_, i) => i * every);
  return { rows: selectRows(rows, chosen), labels: Int32Array.from(chosen, (i) => labels[i]) };
}

/** What a start is taught its words to mean; the truth where it is taught nothing. */
export function taughtDictionary(
  { dictionary }: Pick<GroundingScene, 'dictionary'>,
  start: Start,
): Dictionary {
  return start === 'false' ? { ...dictionary, shift: falseShift(dictionary.p) } : dictionary;
}

/** The caption of each sum by a dictionary, 4 words each. */
export function captionsOf(dictionary: Dictionary, labels: ArrayLike<number>): Int32Array {
  return Int32Array.from(Array.from(labels, (sum) => Array.from(caption(dictionary, sum))).flat());
}
