import type { DriftRow } from '../../mechanism/driftRow';
import type { Block, Column, Table } from '../parts/table';

/** Columns that a moment has, and a window as the mean over its moments. */
export const MEASURES = [
  'excess',
  'excess_1',
  'excess_2',
  'mean_logit',
  'mean_logit_1',
  'mean_logit_2',
  'mean_column_length',
  'cos_mean_column',
  'error_length',
  'cos_error',
  'mean_part_length',
  'cos_mean_part',
  'label_part_length',
  'cos_label_part',
  'push_trained',
  'push_exact',
  'push_mean_part',
  'push_label_part',
] as const satisfies readonly (keyof DriftRow)[];

const where: Column[] = [
  { name: 'seed', label: 'seed', format: 'count' },
  { name: 'collapse', label: 'collapse', format: 'count' },
  { name: 'phase', label: 'phase', format: 'text' },
  { name: 'epoch', label: 'epoch', format: 'epoch' },
];

const sums: Column[] = [
  { name: 'excess', label: 'row sum, weighted over samples', format: 'ratio' },
  { name: 'positive', label: 'moments above 0', format: 'percent' },
  { name: 'excess_1', label: 'heaviest', format: 'ratio' },
  { name: 'positive_1', label: 'moments above 0', format: 'percent' },
  { name: 'excess_2', label: 'second', format: 'ratio' },
  { name: 'positive_2', label: 'moments above 0', format: 'percent' },
];

const logits: Column[] = [
  { name: 'mean_logit', label: 'mean logit', format: 'signed' },
  { name: 'mean_logit_1', label: 'heaviest', format: 'signed' },
  { name: 'mean_logit_2', label: 'second', format: 'signed' },
  { name: 'mean_column_length', label: '|mean column|', format: 'ratio' },
  { name: 'cos_mean_column', label: 'cos(mean column, m)', format: 'signed' },
];

const error: Column[] = [
  { name: 'error_length', label: '|error|', format: 'ratio' },
  { name: 'cos_error', label: 'cos with m', format: 'signed' },
  { name: 'cos_error_size', label: 'mean |cos|', format: 'fraction' },
  { name: 'mean_part_length', label: '|mean-column part|', format: 'ratio' },
  { name: 'cos_mean_part', label: 'cos with m', format: 'signed' },
  { name: 'cos_mean_part_size', label: 'mean |cos|', format: 'fraction' },
  { name: 'label_part_length', label: '|label part|', format: 'ratio' },
  { name: 'cos_label_part', label: 'cos with m', format: 'signed' },
  { name: 'cos_label_part_size', label: 'mean |cos|', format: 'fraction' },
];

const push: Column[] = [
  { name: 'push_trained', label: 'as trained', format: 'signed' },
  { name: 'push_exact', label: 'exact', format: 'signed' },
  { name: 'push_mean_part', label: 'mean-column part', format: 'signed' },
  { name: 'push_label_part', label: 'label part', format: 'signed' },
  { name: 'share_exact', label: 'exact, share', format: 'percent' },
  { name: 'share_mean_part', label: 'mean-column part, share', format: 'percent' },
  { name: 'share_label_part', label: 'label part, share', format: 'percent' },
  { name: 'error_share_mean_part', label: 'mean-column part, share of the error', format: 'percent' },
];

export const COLUMNS: readonly Column[] = [...where, ...sums, ...logits, ...error, ...push];

const block = (title: string, columns: readonly Column[]): Block => ({
  title,
  columns: [...where, ...columns].map(({ name }) => name),
});

export const BLOCKS: Table['blocks'] = [
  block('what a row of dCE/dlogits as trained sums to, in units of 2⁻²⁴', sums),
  block('where the logits drift, and the mean column of the head', logits),
  block('the rounding error of the effective gradient and its two parts, lengths in units of 2⁻²⁴', error),
  block('the push along m, −g·m, by part, in units of 2⁻²⁴', push),
];

export const NOTES: readonly string[] = [
  'A row of dCE/dlogits sums to 0 in exact arithmetic. As trained: bit for bit the float32 of the training step, summed in float64. A sum above 0 pulls all logits of the sample down together, which the softmax does not see.',
  'Window: 61 moments in the 3,000 epochs before the onset, means of them; build, pre-collapse and onset are its moments 3,000, 1,000 and 0 epochs before its end. m is h1 PC1 at that onset. Mean logit: over the classes, of all training samples and of the two heaviest.',
  'The error, as trained minus exact, is (sum of the row) × (mean column of the head), weighted and summed over the samples, and the rest, the label part, which moves a label against the other classes. The first is along the mean column by definition: that it is along m says that m is along the mean column.',
  'Shares are of the push as trained, or of the error’s part of it; those of a window are of the sums over its moments. Above 100 % the other parts push back.',
];
