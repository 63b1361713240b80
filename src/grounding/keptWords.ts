import type { Run } from '../runs/openRun';
import { readVerbaliser } from '../words/verbaliserFile';
import { codeOfVerbaliser, type WordCode } from '../words/wordCode';
import { expectWords, groundingFiles } from './groundingFile';
import type { Start } from './groundingGrid';
import { type GroundingScene, taughtDictionary } from './groundingScene';

/**
 * Words of a run that were trained in full (seed 0) and kept.
 * @param scene which they are to be put to use in: the same epoch's rhythms.
 * @throws NotMadeError where the run has none, with the command; InputError naming a file of another run, of another dictionary than
 *   the scene's, or damaged.
 * @example
 * import { answersToWords, attempt, caption, groundingScene, keptWords, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const scene = groundingScene(run, { pairs: 200 });
 * const code = attempt(() => keptWords(run, 'true', scene));
 * if (code) answersToWords(code, scene.head, caption(scene.dictionary, 42));
 */
export function keptWords(
  run: Run,
  start: Exclude<Start, 'k-means'>,
  scene: Pick<GroundingScene, 'dictionary'>,
): WordCode {
  const file = expectWords(groundingFiles(run).verbaliser(start), run);
  const expected = { run: run.hash, dictionary: taughtDictionary(scene, start) };
  return codeOfVerbaliser(readVerbaliser(file, expected).verbaliser);
}
