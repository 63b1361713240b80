import { publishedTable } from '../../data/published';
import { type Agreement, agreement, onesShare } from '../../metrics/algebra/agreement';
import { cosine } from '../../metrics/algebra/cosine';
import { onsetDirection } from '../../priors/onsetDirection';
import { usesTheFuture } from '../../probes/replayDirection';
import { replayProbeOf } from '../../probes/replayProbeOf';
import { HEALTHY_PAST_NAME } from '../../probes/replayScores';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import type { HealthyPastProbe } from '../../training/probes/fitReplayProbe';
import { healthyPast, labelOf } from '../../training/probes/healthyPast';
import { labelWeighted } from '../../training/probes/replayProbe';
import { sphereAscent } from '../../training/probes/sphereAscent';
import { lacking } from '../parts/lacking';
import type { Column, Row, Table } from '../parts/table';
import { replayAlignmentClaims } from './replayAlignmentClaims';
import { type FoundDirections, replayDirections, SHUFFLES } from './replayDirections';

const ID = 'replay-alignment';

/**
 * Essay, "Autonomous discovery": |cos| of the directions that replay probes find with residual PC1 at each collapse's
 * onset, and with h1 PC1 there, each with and without the all-ones direction. The essay's probe first, then other
 * settings of it, the other probes of its figure, and directions that are found from nothing of this run.
 * Without residuals, as far as it can be told.
 * @throws InputError when the run has no replayed cycle, or a snapshot of an onset is not cached.
 */
export function replayAlignment(run: Run): Table {
  const { probe } = replayProbeOf(run);
  const onsets = landmarks(run).collapses.map(({ phases }) => phases.onset);
  const lacks = lacking();
  const residuals = onsets.map((onset) => lacks.or(() => onsetDirection(run, onset, 'residual')));
  const components = onsets.map((onset) => onsetDirection(run, onset));
  const rows: Row[] = replayDirections(run).map(({ input, name, ...found }) => ({
    input,
    probe: name,
    ...agreements('residual', residuals, found),
    cos_ones: found.summary(found.directions.map(onesShare)),
    ...agreements('h1', components, found),
  }));
  const sample = (onset: number) => (onset > probe.split.trainUntil ? 'held out' : 'in sample');
  const columns = (prefix: string): Column[] =>
    onsets.map((onset, i) => ({
      name: `${prefix}_${i + 1}`,
      label: `collapse ${i + 1}, ${onset.toLocaleString('en-US')}, ${sample(onset)}`,
      format: 'fraction',
    }));
  const names = (prefix: string) => columns(prefix).map(({ name }) => name);
  const essay = publishedTable(ID).rows;
  return {
    id: ID,
    title: 'Directions that replay probes find',
    section: 'Autonomous discovery',
    columns: [
      { name: 'input', label: 'found from', format: 'text' },
      { name: 'probe', label: 'probe', format: 'text' },
      ...columns('residual'),
      ...columns('residual_without_ones'),
      { name: 'cos_ones', label: '|cos| with u', format: 'fraction' },
      ...columns('h1'),
      ...columns('h1_without_ones'),
    ],
    rows,
    published: [
      {
        probe: HEALTHY_PAST_NAME,
        ...Object.fromEntries(essay.map((row, i) => [`residual_${i + 1}`, row.cosine])),
      },
    ],
    match: ['probe'],
    blocks: [
      {
        title: '|cos| with residual PC1 at the onset, and with u = (1, …, 1) / √n1',
        columns: [...names('residual'), 'cos_ones'],
      },
      { title: '… without u', columns: names('residual_without_ones') },
      { title: '|cos| with h1 PC1 at the onset', columns: names('h1') },
      { title: '… without u', columns: names('h1_without_ones') },
    ],
    claims: lacks.judged(
      replayAlignmentClaims(
        rows,
        onsets.length,
        ascentAgrees(run),
        essay.map((row) => Number(row.cosine)),
      ),
    ),
    notes: [
      ...lacks.notes(),
      choice(probe),
      `Below it other settings. "Past healthy too" leaves out states whose drift reaches back into a collapse. "Labels shuffled": mean |cos| over ${SHUFFLES} shuffles of what became of the states (seeds 0 to ${SHUFFLES - 1}), and two quantiles of them. future_acc alone is told accuracies.`,
      `${usesTheFuture(probe)} So does the essay's.`,
      `The essay's references: ${essay.map((row) => row.reference).join('; ')}.`,
      'The null of these cosines is not a random direction: h1 is not negative, and what grows in all units at once lies along u. The rows of u and of other seeds, whose units have nothing to do with this run’s, say how much comes of that; without u: |cos| of the parts orthogonal to it.',
    ],
  };
}

/** How the settings did on the second cycle, which they were chosen by. */
function choice({ candidates, options: { delta, limit, label } }: HealthyPastProbe): string {
  const areas = candidates.filter(({ area }) => !Number.isNaN(area)).map(({ area }) => area.toFixed(2));
  const what =
    label === 'soon' ? 'PC1 above one half within 2,000 epochs' : 'the largest PC1 share within 2,000 epochs';
  const chosen = `${HEALTHY_PAST_NAME}: drift over ${delta.toLocaleString('en-US')} epochs, states with h1 PC1 below ${limit}, label ${what}`;
  if (areas.length === 0) return `${chosen}, the default: there was no second cycle to choose by.`;
  const own = candidates[0].area.toFixed(2);
  return `${chosen}. Chosen on cycles 1 and 2 by a rule fixed beforehand: area under the ROC curve on cycle 2 ${areas.sort().at(-1)}, of all ${areas.length} settings ${areas[0]} to ${areas.at(-1)}, of drift 1,000 with the continuous label ${own}.`;
}

/** |cos| with each reference that is there, as it stands and without the all-ones direction. */
function agreements(
  prefix: string,
  references: readonly (Float64Array | undefined)[],
  { directions, summary }: Pick<FoundDirections, 'directions' | 'summary'>,
): Row {
  const found = references.map((reference) =>
    reference ? directions.map((direction) => agreement(reference, direction)) : [],
  );
  const named = (name: string, of: keyof Agreement) =>
    found.flatMap((one, i) =>
      one.length > 0 ? [[`${name}_${i + 1}`, summary(one.map((each) => each[of]))]] : [],
    );
  return Object.fromEntries([...named(prefix, 'whole'), ...named(`${prefix}_without_ones`, 'withoutOnes')]);
}

/** |cos| of the probe's eigenvector with what gradient ascent finds. */
function ascentAgrees(run: Run): number {
  const { states, probe } = replayProbeOf(run);
  const training = healthyPast(states, probe.options, probe.split.trainUntil);
  const weighted = labelWeighted(
    training.map(({ drift }) => drift),
    training.map((state) => labelOf(state, probe.options.label)),
  );
  return Math.abs(cosine(sphereAscent(weighted, 0), probe.direction));
}
