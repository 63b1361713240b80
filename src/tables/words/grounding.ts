import { groundingOf } from '../../grounding/groundingFile';
import { healthyEpoch } from '../../grounding/healthyEpoch';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import type { Table } from '../parts/table';
import { groundingClaims } from './groundingClaims';
import { groundingBlocks, groundingColumns } from './groundingColumns';
import { groundingRows } from './groundingRows';

/**
 * Do words about activations mean what they say when they were trained to give the activations back, and how would one know: three
 * starts of a verbaliser and k-means words, on a network whose truth is known (DEFINITIONS, "grounding").
 * @throws NotMadeError when it was not measured yet.
 */
export function grounding(run: Run): Table {
  const { rows, across } = groundingOf(run);
  const { epoch, test_accuracy: accuracy } = run.history;
  const own = accuracy[epoch.indexOf(healthyEpoch(run))];
  const preCollapse = landmarks(run).collapses[0]?.phases.preCollapse ?? Number.NaN;
  return {
    id: 'grounding',
    title: 'Words about activations',
    section: '',
    columns: groundingColumns,
    rows: groundingRows(rows, across),
    published: [],
    match: [],
    blocks: groundingBlocks,
    claims: groundingClaims(rows, across, preCollapse),
    notes: [
      `Captions of four words for healthy h1, measured on test pairs, of which the network itself answers ${(100 * own).toFixed(1)} % right; means of the seeds. Start: random, taught the true caption first, taught that of the sum + 31 first; then reconstruction alone. k-means: four stages of 64 centres, nothing trained. Keeps: 1 less mean squared error over variance. Reads exactly: captions that say the sum by the original dictionary; as taught: by the one that the start was taught (of the false start: that of the sum + 31). Bits: what is told of the sum, less what is told of permuted sums; captions of which no two are alike tell nothing beyond that.`,
      'Does as others say: the caption of a pair of another sum in place, reconstructed, put into the network; share of answers that are that sum. Does as is written: the same with the caption that the dictionary has for that sum. Effect: R² of what swapping a word does to the logits, foretold by the mean of other pairs. One word: one rhythm is moved by a quarter circle, and its word changes alone; best: whichever word serves each rhythm best. Permuted words: the same code with its words exchanged at random.',
      'Across the run: variance of the reconstruction over that of h1, along h1 PC1 of the first onset and along all else; what is explained: 1 less mean squared error over variance, below 0 where words do worse than the mean.',
    ],
  };
}
