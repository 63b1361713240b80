import type { ConditionRun } from '../../branches/conditionRuns';
import type { SuppressedReference } from '../../branches/suppressedReferences';
import type { PublishedTable } from '../../data/published';
import type { Run } from '../../runs/openRun';
import { runOutcome } from '../../runs/runOutcome';
import { studyOf } from '../../runs/studyOf';
import { epochInWords } from '../../study/epochInWords';
import { type Spans, spansOf } from '../../study/spans';
import { collapsesMoreOften, type SeedCounts } from '../parts/collapsesMoreOften';
import { judged } from '../parts/judged';
import type { Claim } from '../parts/table';

const RANDOM = ['suppress-random-1', 'suppress-random-2', 'suppress-random-3'];
const SUPPRESSED = ['suppress-gradient', 'suppress-frozen-glp', 'suppress-replay'];
const ON_ANOTHER_STACK = SUPPRESSED.slice(0, 2);

/** The cached suppressed runs of a seed. */
export interface SeedConditions {
  readonly seed: number;
  readonly found: readonly ConditionRun[];
}

/**
 * The essay's statements on suppression and what the controls add.
 * @param references what became of the suppressed runs on another stack.
 * @param essay the essay's table, and what stands beside it.
 * @param seeds of which the controls' runs are compared with the suppressed ones.
 */
export function suppressionClaims(
  baseline: Run,
  found: readonly ConditionRun[],
  references: readonly SuppressedReference[],
  essay: PublishedTable,
  seeds: readonly SeedConditions[],
): Claim[] {
  const named = (...names: string[]) =>
    names.flatMap((name) => found.filter(({ condition }) => condition.name === name));
  const three = named(...SUPPRESSED);
  const collapses = three.map(({ outcome }) => outcome.collapses);
  const finals = three.map(({ outcome }) => outcome.final_accuracy);
  const [gradient] = named('suppress-gradient');
  const [frozen] = named('suppress-frozen-glp');
  const { values } = essay;
  const published = essay.rows.map(({ final_test_accuracy }) => Number(final_test_accuracy));
  const pc1Below = Number(values.gradient_based_h1_pc1_below);
  const participationAbove = Number(values.gradient_based_participation_ratio_above);
  const spans = spansOf(studyOf(baseline));
  const unsuppressed = runOutcome(baseline.history, false, spans).collapses;
  return [
    {
      id: 'baseline-collapses',
      statement: 'Without suppression the run collapses again and again',
      rule: 'at least 3 accuracy collapses in 100,000 epochs',
      published: essay.rows[0].collapses,
      ours: unsuppressed,
      held: unsuppressed >= 3,
    },
    {
      id: 'suppression-ends-collapses',
      statement: 'Projecting one direction out of the backward pass ends the collapses',
      rule: 'no accuracy collapse under the gradient-based, the frozen and the replay direction, each to 100,000',
      published: essay.rows.slice(1).map((row) => Number(row.collapses)),
      ours: collapses,
      held: judged(complete(three, SUPPRESSED.length), collapses, (count) => count === 0),
    },
    {
      id: 'suppressed-accuracy',
      statement: 'The suppressed runs end with the task solved',
      rule: 'final test accuracy above 0.99 in all three',
      published: published.slice(1),
      ours: finals,
      held: judged(complete(three, SUPPRESSED.length), finals, (value) => value > 0.99, 'nothing'),
    },
    {
      id: 'gradient-geometry',
      statement: 'The gradient-based direction keeps the geometry of h1 healthy throughout',
      rule: `PC1 below ${pc1Below} and participation ratio above ${participationAbove} at every epoch from ${epochInWords(spans.counted)} on`,
      published: [pc1Below, participationAbove],
      ours: gradient ? [gradient.outcome.max_pc1, gradient.outcome.min_participation] : [],
      held: judged(
        complete(named('suppress-gradient'), 1),
        named('suppress-gradient'),
        // Neither, in a run that is not so far yet.
        ({ outcome }) => !(outcome.max_pc1 >= pc1Below || outcome.min_participation <= participationAbove),
      ),
    },
    onAnotherStack(references, essay),
    lateClimb(frozen, Number(values.frozen_h1_pc1_climbs_to_about), spans),
    ...controls(seeds, spans),
  ];
}

/** The essay's two, trained by other code. */
function onAnotherStack(references: readonly SuppressedReference[], essay: PublishedTable): Claim {
  const runs = ON_ANOTHER_STACK.flatMap((name) =>
    references.filter(({ condition, precision }) => condition.name === name && precision === 'float32'),
  );
  const ours = runs.map(({ outcome }) => outcome.collapses);
  return {
    id: 'suppression-on-another-stack',
    statement: 'On another stack, JAX in float32, projecting one direction out ends the collapses',
    rule: 'no accuracy collapse under the gradient-based and the frozen direction, each to 100,000',
    published: essay.rows.slice(1).map((row) => Number(row.collapses)),
    ours,
    held: judged(complete(runs, ON_ANOTHER_STACK.length), ours, (count) => count === 0),
  };
}

/** The frozen run's PC1 climbs late while its accuracy stays. */
function lateClimb(frozen: ConditionRun | undefined, published: number, { settled }: Spans): Claim {
  const rows = frozen
    ? Array.from(frozen.run.history.epoch, (epoch, i) => ({
        epoch,
        fraction: frozen.run.history.h1_pc1_variance_fraction[i],
        accuracy: frozen.run.history.test_accuracy[i],
      })).filter(({ epoch }) => epoch >= settled)
    : [];
  const climbed = rows.filter(({ fraction }) => fraction > 0.5);
  const top = Math.max(...rows.map(({ fraction }) => fraction));
  const least = Math.min(...climbed.map(({ accuracy }) => accuracy));
  return {
    id: 'frozen-late-climb',
    statement: 'Under the frozen direction PC1 climbs late, and the accuracy holds',
    rule: `PC1 above 0.5 at some epoch from ${epochInWords(settled)} on, and test accuracy at least 0.99 wherever it is`,
    published,
    ours: climbed.length > 0 ? [top, least] : rows.length > 0 ? [top] : [],
    held: least < 0.99 ? false : frozen && complete([frozen], 1) ? climbed.length > 0 : null,
  };
}

/** Whether what should not help collapses more often than what should, paired by seed; by the counts of the table. */
function controls(seeds: readonly SeedConditions[], { counted }: Spans): Claim[] {
  const counts = (these: readonly string[], those: readonly string[]): SeedCounts[] =>
    seeds.map(({ seed, found }) => {
      const of = (names: readonly string[]) =>
        found
          .filter(
            ({ condition, outcome }) => names.includes(condition.name) && outcome.epochs >= condition.epochs,
          )
          .map(({ outcome }) => outcome.collapses_by_cycle);
      // All of those: the gradient's runs alone would answer for the three.
      const all = of(those);
      return { seed, these: of(these), those: all.length === those.length ? all : [] };
    });
  const three = 'the gradient-based, the frozen and the replay run';
  return [
    collapsesMoreOften(
      {
        id: 'random-does-not-help',
        statement: 'With a random direction a run collapses more often than with those of the essay',
      },
      three,
      counts(RANDOM, SUPPRESSED),
      counted,
    ),
    collapsesMoreOften(
      {
        id: 'weights-matter',
        statement: 'With the mean gradient without the weights a run collapses more often than with those',
      },
      three,
      counts(['suppress-unweighted'], SUPPRESSED),
      counted,
    ),
    collapsesMoreOften(
      {
        id: 'direction-is-the-run-s-own',
        statement:
          'With the direction of another run, which is close to its own, a run collapses more often than with its own',
      },
      'the frozen run',
      counts(['suppress-other-seed'], ['suppress-frozen-glp']),
      counted,
    ),
  ];
}

/** Whether all runs of a claim are there and came to their end. */
function complete(runs: readonly Pick<ConditionRun, 'condition' | 'outcome'>[], expected: number): boolean {
  return (
    runs.length === expected && runs.every(({ condition, outcome }) => outcome.epochs >= condition.epochs)
  );
}
