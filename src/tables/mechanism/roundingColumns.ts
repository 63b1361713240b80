import type { RoundingRow } from '../../gradients/roundingRow';
import type { RunOutcome } from '../../runs/runOutcome';
import type { Block, Column, Table } from '../parts/table';

type Measure = keyof RoundingRow;

/** Columns that are medians over a window's moments: single epochs reach far out. */
export const MEDIANS = ['true_1', 'trained_1', 'true_2', 'trained_2'] as const satisfies readonly Measure[];

/** Columns that are means over a window's moments. */
export const MEANS = [
  'error_share',
  'error_energy_share',
  'error_share_along_m',
  'cos_error',
  'error_top2_share',
  'cos_exact',
  'cos_float32',
  'summed_error_share',
  'cos_label_column_1',
  'cos_label_column_2',
  'cos_mean_column',
  'mean_column_length',
  'sqrt_v_tenth',
  'sqrt_v_median',
  'sqrt_v_ninetieth',
  'sqrt_v_below_epsilon',
  'sqrt_v_head',
  'sqrt_v_hidden1',
  'step_rms',
] as const satisfies readonly Measure[];

/** Columns that say what became of a run. */
export const OUTCOMES = [
  'epochs',
  'cycles',
  'collapses_by_cycle',
  'collapses',
  'first_drop',
  'max_pc1',
  'min_accuracy',
  'final_accuracy',
] as const satisfies readonly (keyof RunOutcome)[];

const where: Column[] = [
  { name: 'collapse', label: 'collapse', format: 'count' },
  { name: 'phase', label: 'phase', format: 'text' },
  { name: 'epoch', label: 'epoch', format: 'epoch' },
];

const label: Column[] = [
  { name: 'true_1', label: 'heaviest: true', format: 'ratio' },
  { name: 'trained_1', label: 'as trained', format: 'count' },
  { name: 'lost_1', label: '0 or 1 unit', format: 'percent' },
  { name: 'one_step_1', label: '2 units', format: 'percent' },
  { name: 'true_2', label: 'second: true', format: 'ratio' },
  { name: 'trained_2', label: 'as trained', format: 'count' },
  { name: 'lost_2', label: '0 or 1 unit', format: 'percent' },
  { name: 'one_step_2', label: '2 units', format: 'percent' },
];

const effective: Column[] = [
  { name: 'error_share', label: '|error| / |g as trained|', format: 'ratio' },
  { name: 'error_energy_share', label: 'share by squared length', format: 'percent' },
  { name: 'error_share_along_m', label: 'share along m', format: 'percent' },
  { name: 'cos_error', label: 'cos(error, m)', format: 'signed' },
  { name: 'cos_error_extreme', label: 'extreme', format: 'signed' },
  { name: 'cos_error_size', label: 'mean |cos|', format: 'fraction' },
  { name: 'error_top2_share', label: 'error from the two', format: 'percent' },
  { name: 'cos_exact', label: 'cos(g, m) exact', format: 'signed' },
  { name: 'cos_float32', label: 'cos(g, m) as trained', format: 'signed' },
  { name: 'summed_error_share', label: 'error if summed', format: 'scientific' },
];

const head: Column[] = [
  { name: 'cos_label_column_1', label: 'cos(head column of label 1, m)', format: 'signed' },
  { name: 'cos_label_column_2', label: '… label 2', format: 'signed' },
  { name: 'cos_mean_column', label: '… mean of all columns', format: 'signed' },
  { name: 'mean_column_length', label: 'its length over the rms length of all', format: 'fraction' },
];

const adam: Column[] = [
  { name: 'sqrt_v_tenth', label: '10 % quantile', format: 'ratio' },
  { name: 'sqrt_v_median', label: 'median', format: 'ratio' },
  { name: 'sqrt_v_ninetieth', label: '90 % quantile', format: 'ratio' },
  { name: 'sqrt_v_below_epsilon', label: 'below epsilon', format: 'percent' },
  { name: 'sqrt_v_head', label: 'head kernel, rms', format: 'ratio' },
  { name: 'sqrt_v_hidden1', label: 'hidden1 kernel, rms', format: 'ratio' },
  { name: 'step_rms', label: 'step, rms', format: 'fraction' },
];

const runs: Column[] = [
  { name: 'run', label: 'run', format: 'text' },
  { name: 'seed', label: 'seed', format: 'count' },
  { name: 'precision', label: 'precision', format: 'text' },
  { name: 'label_gradient', label: 'label gradient', format: 'text' },
  { name: 'adam_epsilon', label: "AdamW's epsilon", format: 'scientific' },
  { name: 'from', label: 'from', format: 'epoch' },
  { name: 'epochs', label: 'to', format: 'epoch' },
  { name: 'cycles', label: 'geometric cycles', format: 'count' },
  { name: 'collapses_by_cycle', label: 'accuracy collapses', format: 'count' },
  { name: 'collapses', label: '… by the strict rule', format: 'count' },
  { name: 'first_drop', label: 'the first at', format: 'epoch' },
  { name: 'max_pc1', label: 'largest PC1, counted', format: 'percent' },
  { name: 'min_accuracy', label: 'least accuracy after 30,000', format: 'percent' },
  { name: 'final_accuracy', label: 'final accuracy', format: 'percent' },
];

/** How many of them say what a run is; the others what became of it. */
const TOLD = 7;
const CYCLES = runs.filter(({ name }) => name === 'cycles');
const NAMES = runs.filter(({ name }) => name === 'run');

export const COLUMNS: readonly Column[] = [...where, ...label, ...effective, ...head, ...adam, ...runs];

const block = (title: string, columns: readonly Column[], folded = false): Block => ({
  title,
  columns: columns.map(({ name }) => name),
  folded,
});

export const BLOCKS: Table['blocks'] = [
  block('label gradient p_y − 1 of the two heaviest samples, in units of 2⁻²⁴', [...where, ...label]),
  block('rounding error of the effective gradient g, as trained minus exact', [...where, ...effective]),
  block('the head along m', [...where, ...head], true),
  block("AdamW's sqrt(v̂) in units of its epsilon, and its step in learning rates", [...where, ...adam], true),
  block('with and without the rounding, every cached run', [...runs.slice(0, TOLD), ...CYCLES]),
  block('… and what became of it', [...NAMES, ...runs.slice(TOLD + 1)]),
];

export const NOTES: readonly string[] = [
  'True: float64, label entry minus the sum of the others. As trained: bit for bit the float32 of the training step. Window: 61 moments in the 3,000 epochs before the onset, medians of label gradients, means of the rest; extreme = most negative. m is h1 PC1 at that onset.',
  'p_y − 1 comes in steps of 2 units here: the sum of exponentials lies just above 1, where float32 has steps of 2⁻²³, and terms below half of that vanish beside the 1 of the label.',
  '“Error if summed” is what float32 leaves as an error, over the exact gradient, when the label entry is minus the sum of the others: all else unchanged.',
  'If the label entry is lost the entries of a row no longer sum to 0, and a force remains along the mean column of the head, on which the softmax does not depend. The columns on the head were added after seeing committed snapshots; no claim rests on them.',
  'Runs: PC1 and accuracies from the history every 100 epochs; collapses of runs that branch count from 2,000 epochs after it on, and so does PC1.',
  'JAX: the same state, model, loss and optimiser on an independent stack (bench/precision.py). Its label gradient is a difference, too, by autodiff w p_y − w where our step has w (p_y − 1); the two runs differ in precision alone.',
  'Lost p_y − 1: the softmax collapse of Prieto et al., Grokking at the Edge of Numerical Stability (arXiv 2501.04697). The essay has no values for this table.',
];
