import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { epochFile, runPaths } from '../data/runFolder';
import { InputError } from '../inputError';
import { type TrainRunOptions, trainRun } from '../training/trainRun';
import { BRANCH_EPOCH, type Condition, conditionConfig, conditionName } from './conditions';
import { GLP_DIRECTION } from './directionNames';
import { isComplete } from './isComplete';
import { openRun, type Run } from './openRun';
import { runNames } from './runNames';

export type MakeConditionOptions = Pick<TrainRunOptions, 'threads' | 'progress' | 'signal'> & {
  /** Which run's direction the control `other-seed` takes; default: the first other with a direction of a prior. */
  readonly other?: string;
};

/**
 * Trains a condition beside its baseline, or goes on with it: history every 100 epochs, and its end, once.
 * @returns whether it came to its end.
 * @throws InputError when the state or the direction that it needs is not cached.
 */
export async function makeCondition(
  baseline: Run,
  condition: Condition,
  { other, ...options }: MakeConditionOptions = {},
): Promise<boolean> {
  const runs = dirname(baseline.paths.folder);
  const folder = join(runs, conditionName(baseline.name, condition.name));
  const paths = runPaths(folder);
  const donor = donorOf(baseline, condition, other);
  const { config, directionFile } = conditionConfig(condition, baseline, donor);
  const { epochs, from, keeps } = condition;
  const reference = join(baseline.paths.directions, GLP_DIRECTION);
  const end = await trainRun(folder, config, {
    ...options,
    epochs,
    start: from === 'branch' ? baseline.state(BRANCH_EPOCH) : undefined,
    resume: existsSync(paths.config),
    stateEvery: keeps === 'state' ? epochs : undefined,
    checkpointEvery: 1_000,
    directions: {
      frozen: directionFile,
      reference: existsSync(reference) ? reference : undefined,
    },
  });
  if (end.step < epochs) return false;
  rmSync(join(paths.states, epochFile(0)), { force: true });
  if (keeps === 'state') rmSync(paths.snapshots, { recursive: true });
  rmSync(paths.checkpoint, { recursive: true, force: true });
  return true;
}

/** Whether a condition's run is cached up to its end. */
export function isMade(baseline: Run, condition: Condition): boolean {
  const folder = join(dirname(baseline.paths.folder), conditionName(baseline.name, condition.name));
  return isComplete(folder, condition.epochs);
}

function donorOf(baseline: Run, { suppression }: Condition, name?: string): Run | undefined {
  if (suppression?.source !== 'file' || suppression.of !== 'other') return undefined;
  const root = dirname(dirname(baseline.paths.folder));
  const has = (run: string) => existsSync(join(runPaths(join(root, 'runs', run)).directions, GLP_DIRECTION));
  const found = name ?? runNames(root).find((run) => run !== baseline.name && has(run));
  if (found === undefined) {
    throw new InputError(
      `no run but '${baseline.name}' has a direction of a prior: make one with experiment frozen-direction --run NAME`,
    );
  }
  return openRun(found, root);
}
