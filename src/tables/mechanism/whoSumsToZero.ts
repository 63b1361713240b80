import { excessReports } from '../../mechanism/excessFiles';
import type { ExcessForm, ExcessReport } from '../../mechanism/excessReport';
import { byWindow, positiveShares } from '../../mechanism/excessWindows';
import { engineOutcomes, type FormOutcome, jaxOutcomes } from '../../mechanism/formOutcomes';
import { mean } from '../../metrics/statistics/mean';
import { experimentCommand } from '../../runs/experimentCommand';
import type { Run } from '../../runs/openRun';
import { columnNames as names } from '../parts/columns';
import type { Column, Row, Table } from '../parts/table';
import { ENGINE, NOTHING, whoSumsToZeroClaims } from './whoSumsToZeroClaims';

const told: readonly Column[] = [
  { name: 'stack', label: 'stack', format: 'text' },
  { name: 'form', label: 'form of the loss', format: 'text' },
  { name: 'precision', label: 'logits', format: 'text' },
];

const measured: readonly Column[] = [
  { name: 'excess', label: 'row excess', format: 'ratio' },
  { name: 'by_window', label: 'by window', format: 'text' },
  { name: 'heaviest', label: 'of the two heaviest', format: 'ratio' },
  { name: 'positive', label: '… positive, by window', format: 'text' },
];

const trained: readonly Column[] = [
  { name: 'collapses', label: 'collapses', format: 'text' },
  { name: 'n', label: 'n', format: 'count' },
  { name: 'runs', label: 'runs', format: 'text' },
];

const extent: readonly Column[] = [
  { name: 'offered', label: 'the stack’s own', format: 'text' },
  { name: 'moments', label: 'moments', format: 'count' },
  { name: 'least', label: 'least excess', format: 'ratio' },
  { name: 'most', label: 'most', format: 'ratio' },
  { name: 'versions', label: 'versions', format: 'text' },
];

/**
 * Our own question to the essay's section "The memorization direction from the loss landscape": in which forms of the loss
 * a row of dCE/dlogits fails to sum to zero, in the kernels of several stacks, on the logits of the same moments; and
 * whether a run that is trained with that form collapses.
 * @param run the baseline, with the reports and runs cached beside it.
 * @throws InputError when one of the reports is damaged.
 */
export function whoSumsToZero(run: Run): Table {
  const reports = excessReports(run);
  return {
    id: 'who-sums-to-zero',
    title: 'Who sums to zero: the row excess of the label gradient by form of the loss',
    section: 'The memorization direction from the loss landscape',
    columns: [...told, ...measured, ...trained, ...extent],
    rows: reports.flatMap((report) => report.forms.map((form) => rowOf(run, report, form))),
    published: [],
    match: names(told),
    blocks: [
      { title: 'mean over moments, in units of 2⁻²⁴, weighted over samples', columns: names(measured) },
      { title: 'trained with that form, from the branch on', columns: names(trained) },
      { title: 'extremes and versions', columns: names(extent), folded: true },
    ],
    claims: whoSumsToZeroClaims(reports),
    notes: [
      ...(reports.length > 0
        ? []
        : [`Nothing is measured yet; make it with ${experimentCommand('row-excess', run)}.`]),
      ...NOTES,
    ],
  };
}

function rowOf(run: Run, { stack, versions, moments }: ExcessReport, form: ExcessForm): Row {
  const outcomes = outcomesOf(run, stack, form);
  return {
    stack,
    form: form.form,
    offered: form.offered,
    precision: form.precision,
    excess: mean(form.excess),
    by_window: list(byWindow(moments, form.excess).map((window) => mean(window).toFixed(2))),
    heaviest: mean(form.heaviest),
    positive: form.heaviest.some((units) => Math.abs(units) >= NOTHING)
      ? list(positiveShares(moments, form.heaviest).map((share) => `${(100 * share).toFixed(0)} %`))
      : '–',
    collapses: outcomes.length > 0 ? list(outcomes.map(({ collapses }) => `${collapses}`)) : 'not run',
    n: outcomes.length,
    runs: runsOf(outcomes),
    moments: moments.epoch.length,
    least: Math.min(...form.excess),
    most: Math.max(...form.excess),
    versions: list(Object.entries(versions).map(([name, version]) => `${name} ${version}`)),
  };
}

/** `drive` is trained on the two heaviest alone, which is another form than the one that is measured. */
function outcomesOf(run: Run, stack: string, { label_gradient, precision }: ExcessForm): FormOutcome[] {
  if (!label_gradient || label_gradient === 'drive' || precision !== 'float32') return [];
  if (stack === ENGINE) return engineOutcomes(run, label_gradient);
  return stack === 'JAX' ? jaxOutcomes(run, label_gradient) : [];
}

function runsOf(outcomes: readonly FormOutcome[]): string {
  if (outcomes.length === 0) return '–';
  return `${outcomes[0].run}, seed ${list(outcomes.map(({ seed }) => `${seed}`))}`;
}

const list = (texts: readonly string[]): string => texts.join(', ');

const NOTES: readonly string[] = [
  'Row excess: the sum over classes of a row of w dCE/dlogits, summed over all training samples in float64; 0 in exact arithmetic. Moments: every 300 epochs in the 3,000 before each onset, both ends included, replayed bit for bit.',
  'Ours: rows as a training step of our engine has them. Other stacks: gradients by autodiff in their own kernels, one CPU, of logits that are computed in float64 and rounded to float32, or to bfloat16 after that.',
  'Written out by hand, log-softmax depends on its maximum: differentiated, that takes the sum of a row to the largest entry, and the row sums to zero; jax.nn.log_softmax does not differentiate it.',
  '“Summed” and “centred” on JAX are backward passes of our own (bench/label_gradients.py). Stochastic rounding draws once a moment, the same for all samples. StableMax is no softmax: its rows have no reason to sum to zero.',
  'tfjs in plain JavaScript adds up in float64 within a kernel and rounds once, so that our loss has no bias there.',
  'Collapses: one number a run, counted from 2,000 epochs after the branch on; runs that differ from the baseline in that form alone. Stacks that no run is trained on are measured at single moments only.',
  'What it measures on is made by experiment window-logits; how other stacks are measured: bench/row_excess.py. The essay has no values for this table.',
];
