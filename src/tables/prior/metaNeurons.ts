import { type NeuronRow, readMetaNeurons } from '../../priors/neurons/neuronsFile';
import type { Run } from '../../runs/openRun';
import type { Table } from '../parts/table';
import { besidePaper, PAPER } from './besidePaper';
import { metaNeuronsClaims } from './metaNeuronsClaims';
import { metaNeuronsBlocks, metaNeuronsColumns } from './metaNeuronsColumns';
import { metaNeuronsRows } from './metaNeuronsRows';
import { MOMENT_IN_WORDS } from './neuronReadings';

/**
 * Do a prior's inner units stand for concepts (Luo et al., arXiv 2602.06964; DEFINITIONS, "meta-neurons"): how well one unit tells what
 * is known of a pair, beside units of h1, components, an autoencoder and random directions, and beside what is read as a whole.
 * @throws NotMadeError when it was not measured yet.
 */
export function metaNeurons(run: Run): Table {
  const rows = readMetaNeurons(run);
  return {
    id: 'meta-neurons',
    title: 'What single units tell',
    section: '',
    paper: PAPER,
    columns: metaNeuronsColumns,
    rows: metaNeuronsRows(rows),
    published: [],
    match: [],
    blocks: metaNeuronsBlocks,
    claims: besidePaper(metaNeuronsClaims(rows)),
    notes: [
      'AUC: how often a pair of which the answer is yes scores above one of which it is no; of one unit, or 1 - AUC, whichever is more. One half of all pairs chooses the unit, the other half judges it. Best of 128: 128 units of each family, drawn once; chance: the same with answers permuted, 20 times. Meta-neurons: gates of a prior’s blocks at t = 0.1 on h1 without noise. Let through: the gate times what it gates, which the reference’s code calls meta-neuron; no claim is about it. Whole: logistic regression on all columns, fitted on the first half; residual: mean of 8 noise seeds; nudge: how the velocity changes when h1 grows by 1 %; both of the largest prior.',
      ...autoencoderNotes(rows),
    ],
  };
}

function autoencoderNotes(rows: readonly NeuronRow[]): string[] {
  const found = rows.filter(({ kind, about }) => kind === 'autoencoder' && about === 'all');
  const of = found.map(
    ({ moment, kept, active }) =>
      `${(100 * kept).toFixed(1)} % of the variance of test pairs with ${active.toFixed(1)} directions a pair, ${MOMENT_IN_WORDS[moment]}`,
  );
  return of.length === 0 ? [] : [`The sparse autoencoder gives back ${of.join('; ')}.`];
}
