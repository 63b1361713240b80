import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Condition } from '../conditions/condition';
import { GLP_DIRECTION } from '../conditions/directionNames';
import { epochFile, runPaths } from '../data/runFolder';
import { stateAt } from '../replay/stateAt';
import { branchPoint } from '../runs/branchPoint';
import { isComplete } from '../runs/isComplete';
import type { Run } from '../runs/openRun';
import { runNameBeside } from '../runs/runNameBeside';
import { studyOf } from '../runs/studyOf';
import { comparesWithPrior } from '../study/comparesWithPrior';
import { isPlainBaseline } from '../study/plannedRuns';
import { expectAsPlanned } from '../study/unlikePlan';
import { type TrainRunOptions, trainRun } from '../training/trainRun';
import { conditionConfig } from './conditionConfig';
import { conditionDonor } from './conditionDonor';

export type MakeConditionOptions = Pick<TrainRunOptions, 'threads' | 'progress' | 'signal'>;

/**
 * Trains a condition beside its baseline, or goes on with it; nothing where it is cached up to its end. History every 100
 * epochs, and its end, once; of other seeds than the study's plain one the history only, unless the condition says
 * otherwise. A state at the branch that is not cached is trained again first.
 * @returns whether it came to its end.
 * @throws InputError when the direction that it needs is not cached; as `expectAsPlanned`.
 */
export async function makeCondition(
  baseline: Run,
  condition: Condition,
  options: MakeConditionOptions = {},
): Promise<boolean> {
  const study = studyOf(baseline);
  const { epochs, from } = condition;
  const name = runNameBeside(baseline, condition.name);
  const { seed } = baseline.config.task;
  expectAsPlanned({ ...study, config: baseline.config }, [
    { name, seed, baseline: basename(baseline.paths.folder), condition, epochs },
  ]);
  if (isMade(baseline, condition)) return true;
  const folder = join(dirname(baseline.paths.folder), name);
  const paths = runPaths(folder);
  const donor = conditionDonor(baseline, condition);
  const wholly = isPlainBaseline(study, basename(baseline.paths.folder)) || condition.ofEverySeed;
  const keeps = wholly ? condition.keeps : 'history';
  const start = from === 'branch' ? await stateAt(baseline, study.branchEpoch, options) : undefined;
  if (from === 'branch' && !start) return false;
  const { config, directionFile } = conditionConfig(
    condition,
    baseline,
    start && branchPoint(baseline, start),
    donor,
  );
  const reference = join(baseline.paths.directions, GLP_DIRECTION);
  const end = await trainRun(folder, config, {
    ...options,
    epochs,
    start,
    resume: existsSync(paths.config),
    stateEvery: keeps === 'state' ? epochs : undefined,
    checkpointEvery: 1_000,
    directions: {
      frozen: directionFile,
      reference: comparesWithPrior(study, seed, condition) && existsSync(reference) ? reference : undefined,
    },
  });
  if (end.step < epochs) return false;
  rmSync(join(paths.states, epochFile(0)), { force: true });
  if (keeps !== 'snapshot') rmSync(paths.snapshots, { recursive: true });
  rmSync(paths.checkpoint, { recursive: true, force: true });
  return true;
}

/** Whether a condition's run is cached up to its end. */
export function isMade(baseline: Run, condition: Condition): boolean {
  const folder = join(dirname(baseline.paths.folder), runNameBeside(baseline, condition.name));
  return isComplete(folder, condition.epochs);
}
