import { type Matrix, matrix, row } from '../engine/matrix';
import { kMeans } from '../metrics/activations/kMeans';
import { nearestDistances } from '../metrics/activations/nearestDistances';
import { checkActivations } from '../models/glp/checkActivations';
import { denormalise, fitGlpNormaliser, type GlpNormaliser } from '../models/glp/glpNormaliser';
import { normalised } from '../models/glp/normalised';
import { captionCount } from './captions';
import { VOCABULARY, WORDS } from './dictionary';
import type { WordCode } from './wordCode';

/** Words that nobody meant anything by: of each word a centre, in normalised units (DEFINITIONS, "grounding", null). */
export interface ResidualCodes {
  readonly normaliser: GlpNormaliser;
  /** [4 x 64 centres of d]: row 64 k + w is word w of stage k. */
  readonly codebook: Matrix;
}

/**
 * Four stages of k-means with 64 centres each, every one on what the stages before leave over of activations [n x d], each from
 * random numbers of its own.
 * @throws InputError for fewer than 64 rows, or activations that are not finite.
 */
export function residualKMeans(h: Matrix, seed = 0): ResidualCodes {
  const activations = Float32Array.from(h.data);
  checkActivations(activations, h.columns);
  const normaliser = fitGlpNormaliser(activations, h.columns);
  const left = normalised(normaliser, h);
  const codebook = matrix(WORDS * VOCABULARY, h.columns);
  for (let k = 0; k < WORDS; k++) {
    const { centres, labels } = kMeans(left, VOCABULARY, WORDS * seed + k);
    codebook.data.set(centres.data, k * centres.data.length);
    takeAway(left, centres, labels);
  }
  return { normaliser, codebook };
}

/** Captions by nearest centres, stage after stage, and activations as sums of centres. */
export function codeOfResiduals({ normaliser, codebook }: ResidualCodes): WordCode {
  const stage = (k: number) => {
    const size = VOCABULARY * codebook.columns;
    return matrix(VOCABULARY, codebook.columns, codebook.data.subarray(k * size, (k + 1) * size));
  };
  return {
    normaliser,
    verbalise: (h) => {
      const left = normalised(normaliser, h);
      const words = new Int32Array(h.rows * WORDS);
      for (let k = 0; k < WORDS; k++) {
        const { index } = nearestDistances(left, stage(k));
        for (let i = 0; i < h.rows; i++) words[i * WORDS + k] = index[i];
        takeAway(left, stage(k), index);
      }
      return words;
    },
    reconstruct: (words) => {
      const out = matrix(captionCount(words), codebook.columns);
      for (let at = 0; at < words.length; at++) {
        const x = row(out, Math.floor(at / WORDS));
        const code = row(codebook, (at % WORDS) * VOCABULARY + words[at]);
        for (let j = 0; j < x.length; j++) x[j] += code[j];
      }
      const data = denormalise(normaliser, Float32Array.from(out.data));
      return matrix(out.rows, out.columns, Float64Array.from(data));
    },
  };
}

/** Takes each row's centre away from it. */
function takeAway(rows: Matrix, centres: Matrix, labels: ArrayLike<number>): void {
  for (let i = 0; i < rows.rows; i++) {
    const [x, centre] = [row(rows, i), row(centres, labels[i])];
    for (let j = 0; j < x.length; j++) x[j] -= centre[j];
  }
}
