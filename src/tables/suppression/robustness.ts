import { conditionRuns } from '../../branches/conditionRuns';
import { CONDITIONS } from '../../conditions/conditionList';
import { residualDirectionName } from '../../conditions/directionNames';
import { isOfEnsemble } from '../../conditions/isOfEnsemble';
import { type OverSeeds, overSeeds } from '../../mechanism/overSeeds';
import { seedBranches } from '../../mechanism/seedBranches';
import { mean } from '../../metrics/statistics/mean';
import type { Run } from '../../runs/openRun';
import { runOutcome } from '../../runs/runOutcome';
import { seedRuns } from '../../runs/seedRuns';
import { studyOf } from '../../runs/studyOf';
import { epochInWords } from '../../study/epochInWords';
import { seedGroups, seedsInWords } from '../../study/seedGroups';
import { spansOf } from '../../study/spans';
import type { Column, Row, Table, Value } from '../parts/table';
import { COUNTED, countedRow } from './countedColumns';
import { freshOutcomes } from './freshOutcomes';
import { type FreshOutcomes, freshSeedsClaims } from './freshSeedsClaims';
import { MEASURES, measuredBlock, measuredSummary, measures, range } from './measuresOverSeeds';
import { OVER_SEEDS, overSeedsBlocks, overSeedsNote, overSeedsRow } from './overSeedsColumns';
import { probeRecoveries, RECOVERY, recoveryClaims, type SeedRecovery } from './probeRecovery';
import { robustnessClaims, type SeedOutcome } from './robustnessClaims';

const BASELINE = 'baseline';
const PROBE = 'replay probe';
/** Of the rows over the seeds. */
const ALL = 'all';
const LABELS = [BASELINE, ...CONDITIONS.filter(isOfEnsemble).map(({ label }) => label)];

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
  const study = studyOf(baseline);
  const branches = seedBranches(baseline, isOfEnsemble);
  const over = new Map(LABELS.map((label) => [label, overSeeds(branches, nameOf(label), spans)]));
  const freshSeeds = seedGroups(study).fresh;
  const fresh = freshOutcomes(study, branches);
  const summaries = LABELS.flatMap((label) => [
    ...summary(label, outcomes, over.get(label)),
    ...freshSummary(label, freshSeeds, fresh(nameOf(label))),
  ]);
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
      ...COUNTED,
      ...OVER_SEEDS,
    ],
    rows: [
      ...LABELS.flatMap((label) =>
        outcomes
          .filter(({ condition }) => condition === label)
          .map((one) => ({ ...seedRow(one), ...countedRow(one.seed, over.get(label)) })),
      ),
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
        columns: ['seeds', ...measuredBlock('count').slice(0, 4)],
      },
      { title: '… by the strict rule', columns: measuredBlock('count').slice(4) },
      { title: 'over the seeds: accuracy and geometry', columns: measuredBlock('percent') },
      {
        title: 'recovery by the probe; u = (1, …, 1) / √n1, the all-ones direction',
        columns: RECOVERY.slice(0, 5).map(({ name }) => name),
      },
      { title: '… without u', columns: RECOVERY.slice(5).map(({ name }) => name) },
      {
        title: `each seed, from ${epochInWords(spans.counted)} on`,
        columns: COUNTED.map(({ name }) => name),
      },
      ...overSeedsBlocks(spans),
    ],
    claims: [
      ...robustnessClaims(outcomes, spans),
      ...recoveryClaims(probed),
      ...(freshSeeds.length > 0 ? freshSeedsClaims(fresh, freshSeeds, spans) : []),
    ],
    notes: [
      `Seeds cached: ${seeds.map(({ config }) => config.task.seed).join(', ')}; more by study run. Exact: from the branch on. A seed has no row for a condition whose direction it cannot give, or that is not trained yet.`,
      `The frozen GLP and the replay directions come from epochs after ${epochInWords(spans.branch)}, where the runs that they are projected out of begin: they use the future, as the essay’s do.`,
      'A geometric cycle: h1 PC1 above one half, gaps below 5,000 epochs closed. A collapse by the strict rule: accuracy 0.10 below its running maximum after 1,000 epochs at 0.85 or more. Accuracy that comes back for 1,000 epochs in the midst of a decline makes two of it by that rule; beside it declines of one cycle count as one. A fall of an accuracy that never stayed above 0.85 is no collapse by it, but a cycle.',
      'Recovery: |cos| of a seed’s replay direction with its own residual PC1 at the first onset, and the largest with that of another seed, which has nothing to do with it; both lie near u. Without u: |cos| of the parts orthogonal to it.',
      overSeedsNote(spans),
    ],
  };
}

/** The name of the condition that a label is of. */
const nameOf = (label: string): string =>
  CONDITIONS.find((one) => isOfEnsemble(one) && one.label === label)?.name ?? label;

function summary(condition: string, outcomes: readonly SeedOutcome[], over: OverSeeds | undefined): Row[] {
  const of = outcomes.filter((one) => one.condition === condition).map(({ outcome }) => outcome);
  return of.length > 0 ? [{ condition, seed: ALL, ...measuredSummary(of), ...overSeedsRow(over) }] : [];
}

/** Over the fresh seeds alone, which are looked at once. */
function freshSummary(
  condition: string,
  seeds: readonly number[],
  { found, complete }: FreshOutcomes,
): Row[] {
  return complete ? [{ condition, seed: seedsInWords(seeds), ...overSeedsRow(found) }] : [];
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
