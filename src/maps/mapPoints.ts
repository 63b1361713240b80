import { join } from 'node:path';
import { NotApplicableError } from '../inputError';
import { historyBetween } from '../mechanism/historyBetween';
import { learned } from '../metrics/phases/learned';
import { isComplete } from '../runs/isComplete';
import { openRunFolder } from '../runs/openRun';
import { type RunOutcome, runOutcome } from '../runs/runOutcome';
import { CLI } from '../study/makingCommand';
import { spansOf } from '../study/spans';
import type { Study } from '../study/study';
import { expectAsPlanned } from '../study/unlikePlan';
import { mapPlan, type PlannedMapRun, type PlannedPoint } from './mapPlan';

/** What became of a run of a map, from epoch 0 to its end. */
export interface MapOutcome extends RunOutcome {
  /** When it had learned its task; NaN where it never did, and so could not collapse. */
  readonly learned: number;
}

export interface MapRun extends PlannedMapRun {
  /** Left out where it is not trained to its end. */
  readonly outcome?: MapOutcome;
}

export interface MapPoint extends PlannedPoint {
  readonly trained?: MapRun;
  readonly exact?: MapRun;
}

/**
 * The points of a study that is a map, with what became of their runs as far as they are trained.
 * @throws NotApplicableError for a study that is none; InputError as `expectAsPlanned`.
 */
export function mapPoints(study: Study): MapPoint[] {
  const plan = mapPlan(study);
  if (plan.length < 2) {
    throw new NotApplicableError(
      `study ${study.folder} is no map: expected conditions from epoch 0 that differ in zipf_exponent or weightDecay; there is one in data/phase-map: ${CLI} tables phase-map --study data/phase-map`,
    );
  }
  expectAsPlanned(study);
  const withOutcome = (run: PlannedMapRun | undefined) => run && { ...run, outcome: outcomeOf(study, run) };
  return plan.map((point) => ({
    ...point,
    trained: withOutcome(point.trained),
    exact: withOutcome(point.exact),
  }));
}

function outcomeOf(study: Study, { name, epochs }: PlannedMapRun): MapOutcome | undefined {
  const folder = join(study.folder, 'runs', name);
  if (!isComplete(folder, epochs)) return undefined;
  const run = openRunFolder(folder, name);
  const history = historyBetween(run.history, 0, epochs);
  return { ...runOutcome(history, false, spansOf(study)), learned: learned(history) };
}
