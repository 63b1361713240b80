import { conditionRuns } from '../../branches/conditionRuns';
import { CONDITIONS } from '../../conditions/conditionList';
import { residualDirectionName } from '../../conditions/directionNames';
import { isOfEnsemble } from '../../conditions/isOfEnsemble';
import { mean } from '../../metrics/statistics/mean';
import type { Run } from '../../runs/openRun';
import { runOutcome } from '../../runs/runOutcome';
import { seedRuns } from '../../runs/seedRuns';
import { studyOf } from '../../runs/studyOf';
import { epochInThousands, epochInWords } from '../../study/epochInWords';
import { type Spans, spansOf } from '../../study/spans';
import type { Column, Row, Table, Value } from '../parts/table';
import { probeRecoveries, RECOVERY, recoveryClaims, type SeedRecovery } from './probeRecovery';
import { robustnessClaims, type SeedOutcome } from './robustnessClaims';

const BASELINE = 'baseline';
const PROBE = 'replay probe';
/** Of the rows over the seeds. */
const ALL = 'all';
const LABELS = [BASELINE, ...CONDITIONS.filter(isOfEnsemble).map(({ label }) => label)];

/** Their labels say from when on, by the study's spans. */
const measures = ({ counted, settled }: Spans) =>
  MEASURES.map(({ label, ...column }) => ({
    ...column,
    label: label.replace('SETTLED', epochInThousands(settled)).replace('COUNTED', epochInThousands(counted)),
  }));

const MEASURES = [
  { name: 'cycles', label: 'geometric cycles', format: 'count' },
  { name: 'collapses_by_cycle', label: 'collapses', format: 'count' },
  { name: 'collapses', label: '… by the strict rule', format: 'count' },
  { name: 'final_accuracy', label: 'final accuracy', format: 'percent' },
  { name: 'min_accuracy', label: 'least from SETTLED', format: 'percent' },
  { name: 'max_pc1', label: 'largest PC1 from COUNTED', format: 'percent' },
] as const satisfies readonly Column[];

/**
 * DEFINITIONS "Conditions": the same conditions over seeds, every cached seed kept, also those without a collapse; and
 * how far the probe finds the prior's direction in each.
 * @param baseline the run of seed 42; the others lie beside it.
 */
export function robustness(baseline: Run): Table {
  const seeds = seedRuns(baseline);
  const outcomes = seeds.flatMap(outcomesOf);
  const spans = spansOf(studyOf(baseline));
  const measured = measures(spans);
  const probed = probeRecoveries(seeds, residualDirectionName(baseline));
  const summaries = LABELS.flatMap((label) => summary(label, outcomes));
  return {
    id: 'robustness',
    title: 'The conditions over seeds',
    section: 'Metacognitive supervision',
    columns: [
      { name: 'condition', label: 'condition', format: 'text' },
      { name: 'seed', label: 'seed', format: 'text' },
      ...measured,
      { name: 'first_drop', label: 'first collapse', format: 'epoch' },
      { name: 'crossings', label: 'below 0.95', format: 'count' },
      { name: 'seeds', label: 'seeds', format: 'count' },
      ...measured.flatMap(({ name, label, format }): Column[] => [
        { name: `mean_${name}`, label: `${label}, mean`, format: format === 'count' ? 'ratio' : format },
        { name: `range_${name}`, label: 'range', format: 'text' },
      ]),
      ...RECOVERY,
    ],
    rows: [
      ...LABELS.flatMap((label) => outcomes.filter(({ condition }) => condition === label).map(seedRow)),
      ...summaries,
      ...probed.map(({ seed, ...measured }) => ({ condition: PROBE, seed: String(seed), ...measured })),
      ...probeSummary(probed),
    ],
    published: [],
    match: [],
    blocks: [
      { title: 'each seed', columns: MEASURES.map(({ name }) => name) },
      { title: 'when, and by the published rule of thumb: each seed', columns: ['first_drop', 'crossings'] },
      {
        title: 'over the seeds: cycles and collapses',
        columns: ['seeds', ...overSeeds('count').slice(0, 4)],
      },
      { title: '… by the strict rule', columns: overSeeds('count').slice(4) },
      { title: 'over the seeds: accuracy and geometry', columns: overSeeds('percent') },
      {
        title: 'recovery by the probe; u = (1, …, 1) / √n1, the all-ones direction',
        columns: RECOVERY.slice(0, 5).map(({ name }) => name),
      },
      { title: '… without u', columns: RECOVERY.slice(5).map(({ name }) => name) },
    ],
    claims: [...robustnessClaims(outcomes, spans), ...recoveryClaims(probed)],
    notes: [
      `Seeds cached: ${seeds.map(({ config }) => config.task.seed).join(', ')}; more by study run. Exact: from the branch on. A seed has no row for a condition whose direction it cannot give, or that is not trained yet.`,
      `The frozen GLP and the replay directions come from epochs after ${epochInWords(spans.branch)}, where the runs that they are projected out of begin: they use the future, as the essay’s do.`,
      'A geometric cycle: h1 PC1 above one half, gaps below 5,000 epochs closed. A collapse by the strict rule: accuracy 0.10 below its running maximum after 1,000 epochs at 0.85 or more. Accuracy that comes back for 1,000 epochs in the midst of a decline makes two of it by that rule; beside it declines of one cycle count as one. A fall of an accuracy that never stayed above 0.85 is no collapse by it, but a cycle.',
      'Recovery: |cos| of a seed’s replay direction with its own residual PC1 at the first onset, and the largest with that of another seed, which has nothing to do with it; both lie near u. Without u: |cos| of the parts orthogonal to it.',
    ],
  };
}

function outcomesOf(run: Run): SeedOutcome[] {
  const { seed } = run.config.task;
  const { found } = conditionRuns(run, isOfEnsemble);
  return [
    {
      seed,
      condition: BASELINE,
      epochs: studyOf(run).epochs,
      outcome: runOutcome(run.history, false, spansOf(studyOf(run))),
    },
    ...found.map(({ condition: { label, epochs }, outcome }) => ({
      seed,
      condition: label,
      epochs,
      outcome,
    })),
  ].filter(({ epochs, outcome }) => outcome.epochs >= epochs);
}

function seedRow({ seed, condition, outcome }: SeedOutcome): Row {
  const measured = MEASURES.map(({ name }): [string, Value] => [name, outcome[name]]);
  const { first_drop, crossings } = outcome;
  return { condition, seed: String(seed), ...Object.fromEntries(measured), first_drop, crossings };
}

function summary(condition: string, outcomes: readonly SeedOutcome[]): Row[] {
  const of = outcomes.filter((one) => one.condition === condition).map(({ outcome }) => outcome);
  if (of.length === 0) return [];
  const measured = MEASURES.flatMap(({ name, format }): [string, Value][] => {
    const values = of.map((outcome) => outcome[name]);
    return [
      [`mean_${name}`, mean(values)],
      [`range_${name}`, range(values, format)],
    ];
  });
  return [{ condition, seed: ALL, seeds: of.length, ...Object.fromEntries(measured) }];
}

/** The columns of the measures that are shown so, each mean with its range. */
function overSeeds(format: (typeof MEASURES)[number]['format']): string[] {
  return MEASURES.filter((one) => one.format === format).flatMap(({ name }) => [
    `mean_${name}`,
    `range_${name}`,
  ]);
}

const WRITTEN = {
  count: (value: number) => `${value}`,
  percent: (value: number) => (100 * value).toFixed(1),
  fraction: (value: number) => value.toFixed(3),
};

/** From the least to the largest, the unit once; a single value where they are shown alike. */
function range(values: readonly number[], format: keyof typeof WRITTEN): string {
  const ends = [...new Set([Math.min(...values), Math.max(...values)].map(WRITTEN[format]))];
  return `${ends.join(' to ')}${format === 'percent' ? ' %' : ''}`;
}

/** Mean and range over the seeds that have both directions. */
function probeSummary(probed: readonly SeedRecovery[]): Row[] {
  if (probed.length === 0) return [];
  const found = probed.map(({ probe_cos_glp }) => probe_cos_glp);
  const without = probed.map(({ probe_cos_glp_without_ones }) => probe_cos_glp_without_ones);
  return [
    {
      condition: PROBE,
      seed: ALL,
      probe_cos_glp: mean(found),
      range_probe_cos_glp: range(found, 'fraction'),
      probe_cos_glp_without_ones: mean(without),
    },
  ];
}
