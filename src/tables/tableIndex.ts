import { InputError } from '../inputError';
import { isMap } from '../maps/mapPlan';
import { openRun, type Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';
import { asRunHasIt } from './asRunHasIt';
import { controlProperties } from './gradients/controlProperties';
import { gradientAlignmentTable } from './gradients/gradientAlignment';
import { methodAgreement } from './gradients/methodAgreement';
import { dose } from './mechanism/dose';
import { drift } from './mechanism/drift';
import { mechanism } from './mechanism/mechanism';
import { phaseMap } from './mechanism/phaseMap';
import { rounding } from './mechanism/rounding';
import { whoSumsToZero } from './mechanism/whoSumsToZero';
import { lackingTable } from './parts/lackingTable';
import type { Table } from './parts/table';
import { type Editions, twoEditions } from './parts/twoEditions';
import { metaNeurons } from './prior/metaNeurons';
import { priorFidelity } from './prior/priorFidelity';
import { priorScaling } from './prior/priorScaling';
import { steering } from './prior/steering';
import { replayAlignment } from './probe/replayAlignment';
import { replayNcc } from './probe/replayNcc';
import { replaySuppression } from './probe/replaySuppression';
import { replayWarning } from './probe/replayWarning';
import { memorizationSubspace } from './subspace/memorizationSubspace';
import { nccRecovery } from './subspace/nccRecovery';
import { priorCheck } from './subspace/priorCheck';
import { recurrence } from './subspace/recurrence';
import { weightRankProjection } from './subspace/weightRankProjection';
import { robustness } from './suppression/robustness';
import { suppression } from './suppression/suppression';
import { grounding } from './words/grounding';

/** The tables there are, in the order of the essay; then of what its references claim. */
const makers: Readonly<Record<string, (run: Run, editions: Editions) => Table>> = {
  'memorization-subspace': twoEditions(memorizationSubspace),
  'weight-rank-projection': twoEditions(weightRankProjection),
  recurrence: twoEditions(recurrence),
  'prior-check': twoEditions(priorCheck),
  'ncc-recovery': twoEditions(nccRecovery),
  'gradient-alignment': twoEditions(gradientAlignmentTable),
  'method-agreement': twoEditions(methodAgreement),
  suppression,
  'replay-alignment': twoEditions(replayAlignment),
  'replay-ncc': twoEditions(replayNcc),
  'replay-suppression': replaySuppression,
  'replay-warning': replayWarning,
  'control-properties': twoEditions(controlProperties),
  robustness: twoEditions(robustness),
  rounding: twoEditions(rounding),
  mechanism,
  drift,
  dose,
  'who-sums-to-zero': whoSumsToZero,
  'prior-scaling': priorScaling,
  'prior-fidelity': priorFidelity,
  steering,
  'meta-neurons': metaNeurons,
  grounding,
  'phase-map': (run) => phaseMap(studyOf(run)),
};

/** The ids of all tables, in the order of the essay. */
export const tableIds: readonly string[] = Object.keys(makers);

/** Those made of the activations at phases: a run that kept no snapshot there is replayed for them. */
const OF_ACTIVATIONS = [
  'recurrence',
  'ncc-recovery',
  'gradient-alignment',
  'method-agreement',
  'replay-alignment',
  'replay-ncc',
  'control-properties',
];

/** Those about a whole study over settings. */
const OF_MAPS = ['phase-map'];

/** Whether one of the named tables, or of all where none is named, looks at activations at the phases of collapses. */
export function needsPhases(ids: readonly string[]): boolean {
  return ids.length === 0 || ids.some((id) => OF_ACTIVATIONS.includes(id));
}

/**
 * Makes the named tables of a run, the cached baseline where none is given; all of them where none is named, those of a map
 * only where its study is one. Where the run is of another set-up than the essay's, without the essay's values.
 * @param editions whether those by phases have the first edition's values, too.
 * @throws InputError for an unknown id, listing those there are, before any is made; for a named table of which the run
 *   lacks something. Where all are asked for, such a table says what is lacking.
 * @example
 * import { makeTables, openRun } from 'activation-supervision';
 * const [table] = makeTables(['suppression'], () => openRun('baseline'));
 * table.columns.length; // => 27
 */
export function makeTables(
  ids: readonly string[],
  run = () => openRun('baseline'),
  editions: Editions = 'both',
): Table[] {
  checkTableIds(ids);
  const baseline = run();
  const made = (id: string) => asRunHasIt(baseline, makers[id](baseline, editions));
  const all = tableIds.filter((id) => !OF_MAPS.includes(id) || isMap(studyOf(baseline)));
  return ids.length > 0 ? ids.map(made) : all.map((id) => orLacking(id, made));
}

/** @throws InputError for an unknown id, listing those there are. */
export function checkTableIds(ids: readonly string[]): void {
  const unknown = ids.find((id) => !Object.hasOwn(makers, id));
  if (unknown !== undefined) throw new InputError(`no table '${unknown}'; there are ${tableIds.join(', ')}`);
}

function orLacking(id: string, made: (id: string) => Table): Table {
  try {
    return made(id);
  } catch (error) {
    if (error instanceof InputError) return lackingTable(id, error);
    throw error;
  }
}
