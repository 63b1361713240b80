import { type Dose, type DoseThreshold, doses, doseThresholds } from '../../mechanism/doses';
import type { Run } from '../../runs/openRun';
import { seedRuns } from '../../runs/seedRuns';
import { studyOf } from '../../runs/studyOf';
import { epochInWords } from '../../study/epochInWords';
import { seedGroups } from '../../study/seedGroups';
import { spansOf } from '../../study/spans';
import type { Claim, Row, Table } from '../parts/table';

/**
 * Our own question to the essay's section "The memorization direction from the loss landscape": how large a constant
 * drive on all logits of the two heaviest samples has to be for a collapse in exact arithmetic, and whether gain and
 * decay foretell it (`driveThreshold`; rule 7 of docs/what-drives-the-collapse.md).
 * @param baseline the run of seed 42; the others lie beside it.
 */
export function dose(baseline: Run): Table {
  const study = studyOf(baseline);
  const { explored } = seedGroups(study);
  const { branch, counted, short } = spansOf(study);
  const runs = seedRuns(baseline, 0).filter(({ config }) => explored.includes(config.task.seed));
  const thresholds = runs.flatMap(doseThresholds);
  return {
    id: 'dose',
    title: 'How large a drive it takes, without any rounding',
    section: 'The memorization direction from the loss landscape',
    columns: [
      { name: 'weight_decay', label: 'weight decay', format: 'ratio' },
      { name: 'drive', label: 'drive', format: 'ratio' },
      { name: 'seeds', label: 'seeds', format: 'text' },
      { name: 'cycles', label: 'geometric cycles', format: 'text' },
      { name: 'collapses', label: 'collapses', format: 'text' },
      { name: 'first', label: 'the first at', format: 'text' },
      { name: 'max_pc1', label: 'largest PC1', format: 'percent' },
      { name: 'seed', label: 'seed', format: 'count' },
      { name: 'at_branch', label: `predicted at ${epochInWords(branch)}`, format: 'ratio' },
      { name: 'settled', label: 'predicted once settled', format: 'ratio' },
      { name: 'without', label: 'largest without a collapse', format: 'ratio' },
      { name: 'with_collapse', label: 'smallest with one', format: 'ratio' },
    ],
    rows: [...doseRows(runs.flatMap(doses)), ...thresholds.map(thresholdRow)],
    published: [],
    match: [],
    blocks: [
      {
        title: 'the drive, in units of 2⁻²⁴ a row, and what becomes of it',
        columns: ['drive', 'seeds', 'cycles', 'collapses', 'first', 'max_pc1'],
      },
      {
        title: 'the threshold, predicted and found',
        columns: ['seed', 'at_branch', 'settled', 'without', 'with_collapse'],
      },
    ],
    claims: [1, 0.3].flatMap((weightDecay) => [
      predicts(
        'at-branch',
        `at the state of ${epochInWords(branch)}`,
        ({ atBranch }) => atBranch,
        weightDecay,
        thresholds,
      ),
      predicts('settled', 'once the loss has settled', ({ settled }) => settled, weightDecay, thresholds),
    ]),
    notes: [
      `Every entry of the two heaviest rows of dCE/dlogits, otherwise exact, gets drive × 2⁻²⁴ / p added: all their logits are pulled down together, which the softmax does not see. Runs from ${epochInWords(branch)} to ${epochInWords(short)}, collapses from ${epochInWords(counted)} on.`,
      `Predicted: the drive at which the growth that it feeds, D sqrt(G₁ G₂ K / p), equals the decay by learning rate × weight decay. At ${epochInWords(branch)} the second moments are still large; the second prediction was added after the first had been computed and before any of these runs: it takes the end of the run that is driven least.`,
    ],
  };
}

function doseRows(all: readonly Dose[]): Row[] {
  const keys = [...new Set(all.map(({ weightDecay, drive }) => `${weightDecay} ${drive}`))];
  return keys
    .map((key) => all.filter(({ weightDecay, drive }) => `${weightDecay} ${drive}` === key))
    .sort(([a], [b]) => b.weightDecay - a.weightDecay || a.drive - b.drive)
    .map((group) => {
      const list = (of: (one: Dose) => string) => group.map(of).join(', ');
      return {
        weight_decay: group[0].weightDecay,
        drive: group[0].drive,
        seeds: list(({ seed }) => `${seed}`),
        cycles: list(({ cycles }) => `${cycles}`),
        collapses: list(({ collapses }) => `${collapses}`),
        first: list(({ first_drop }) => (Number.isNaN(first_drop) ? '–' : epochInWords(first_drop))),
        max_pc1: Math.max(...group.map(({ max_pc1 }) => max_pc1)),
      };
    });
}

function thresholdRow({ weightDecay, seed, atBranch, settled, without, withCollapse }: DoseThreshold): Row {
  return {
    weight_decay: weightDecay,
    seed,
    at_branch: atBranch,
    settled,
    without,
    with_collapse: withCollapse,
  };
}

/** Not judged without all drives of a seed, a prediction, and drives on both sides. */
function predicts(
  id: string,
  when: string,
  of: (threshold: DoseThreshold) => number,
  weightDecay: number,
  thresholds: readonly DoseThreshold[],
): Claim {
  const here = thresholds.filter((threshold) => threshold.weightDecay === weightDecay);
  const judgeable = here.filter((one) =>
    [of(one), one.without, one.withCollapse].every((value) => !Number.isNaN(value)),
  );
  const whole = here.length > 0 && judgeable.length === here.length && here.every(({ complete }) => complete);
  return {
    id: `drive-threshold-${id}-${weightDecay}`,
    statement: `Gain and decay ${when} foretell the drive that it takes, at weight decay ${weightDecay}`,
    rule: `by seed (n = ${here.length}), the prediction lies between the largest drive without a collapse and the smallest with one`,
    published: null,
    ours: here.map(of),
    held: whole ? here.every((one) => of(one) > one.without && of(one) < one.withCollapse) : null,
  };
}
