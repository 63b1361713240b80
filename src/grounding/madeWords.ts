import { openBackend } from '../compute/openBackend';
import { permutedCodebook } from '../words/permutedCodebook';
import { codeOfResiduals, residualKMeans } from '../words/residualKMeans';
import { trainVerbaliser } from '../words/trainVerbaliser';
import type { Verbaliser } from '../words/verbaliser';
import { codeOfVerbaliser, type WordCode } from '../words/wordCode';
import type { GroundingRow } from './groundingFile';
import { type GroundingCase, type GroundingLengths, isTaught } from './groundingGrid';
import { groundingMeasures } from './groundingMeasures';
import { captionsOf, type GroundingScene, taughtDictionary } from './groundingScene';

export interface WordsOptions extends GroundingCase, GroundingLengths {
  /** Width of the hidden layer of both networks. Default 128. */
  readonly size?: number;
  /** Rows a step. Default 256. */
  readonly batch?: number;
  readonly signal?: AbortSignal;
  /** Optimiser steps, of lessons and of reconstruction together. */
  readonly progress?: (done: number, total: number) => void;
}

/** A code and how it came to be. */
export interface MadeWords {
  /** What it is worth on test pairs, along its training; one row of what is not trained. */
  readonly rows: readonly GroundingRow[];
  /** As it is in the end. */
  readonly code: WordCode;
  /** Where it is one. */
  readonly verbaliser?: Verbaliser;
}

/**
 * Makes words for the activations of a scene from one start and measures what they are worth (DEFINITIONS, "grounding"): a
 * verbaliser trained in tfjs' WebAssembly, or k-means. Equal options give equal words on one machine; tfjs promises no bytes beyond.
 * @throws the signal's reason; InputError as `trainVerbaliser`.
 * @example
 * import { groundingScene, madeWords, openRun, progressBar } from 'activation-supervision';
 * const scene = groundingScene(openRun('baseline'), { pairs: 200 });
 * const lengths = { taught: 0, steps: 4, every: 2 };
 * const how = { start: 'random', seed: 0, size: 16, ...lengths, ...progressBar('steps') } as const;
 * const { code, rows } = await madeWords(scene, how);
 * rows.map(({ step }) => step); // => [0, 2, 4]
 * code.verbalise(scene.test.rows).length % 4; // => 0
 */
export async function madeWords(scene: GroundingScene, options: WordsOptions): Promise<MadeWords> {
  const { start, seed, taught, steps, every, size, batch, signal, progress } = options;
  if (start === 'k-means') {
    const codes = residualKMeans(scene.train.rows, seed);
    const code = codeOfResiduals(codes);
    const permuted = codeOfResiduals({ ...codes, codebook: permutedCodebook(codes.codebook, seed) });
    const measures = groundingMeasures(code, permuted, start, scene, seed);
    return { rows: [{ start, seed, step: 0, ...measures }], code };
  }
  await openBackend('wasm');
  const rows: GroundingRow[] = [];
  const captions = captionsOf(taughtDictionary(scene, start), scene.train.labels);
  const verbaliser = await trainVerbaliser(scene.train.rows, {
    seed,
    steps,
    every,
    hidden: size,
    batch,
    signal,
    progress,
    ...(isTaught(start) && { taught: { captions, steps: taught } }),
    look: (step, now) => {
      const permuted = { ...now, codebook: permutedCodebook(now.codebook, seed) };
      const codes = [codeOfVerbaliser(now), codeOfVerbaliser(permuted)] as const;
      rows.push({ start, seed, step, ...groundingMeasures(...codes, start, scene, seed) });
    },
  });
  return { rows, code: codeOfVerbaliser(verbaliser), verbaliser };
}
