import { join } from 'node:path';
import { dataRoot } from '../data/dataRoot';
import { canonicalJson } from '../data/json/canonicalJson';
import { readBytes } from '../data/readBytes';
import { epochFile, epochsIn, runPaths } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import { readState } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { branchPoint } from '../runs/branchPoint';
import { openRun, type Run } from '../runs/openRun';
import { runNames } from '../runs/runNames';
import { studyIn } from '../study/openStudy';
import { plannedRuns } from '../study/plannedRuns';
import { type StateAtOptions, stateAt } from './stateAt';

type Branch = Pick<Run, 'name' | 'config' | 'shape'>;

/**
 * The full state that a run's config says it branches from, found among the cached runs by its SHA-256; where none
 * keeps it, the baseline beside the run is trained again up to there.
 * @returns undefined when the signal stopped that training.
 * @throws InputError when no cached run has it, and the baseline's is another.
 */
export async function branchState(
  run: Branch,
  root: string,
  options?: StateAtOptions,
): Promise<TaskState | undefined> {
  const { from } = run.config;
  if (!from) throw new InputError(`run '${run.name}' starts from its seed, not from a state`);
  const keeper = stateKeeper(run, root);
  if (keeper !== undefined) return readState(keeper.file, run.shape);
  const baseline = baselineBeside(run, root);
  if (baseline) {
    const state = await stateAt(baseline, from.epoch, options);
    if (!state) return undefined;
    if (branchPoint(baseline, state).sha256 === from.sha256) return state;
  }
  throw new InputError(
    `run '${run.name}' starts from a state of epoch ${from.epoch} (SHA-256 ${from.sha256}) that no cached run has`,
  );
}

/** The folder of the cached run that a run branches from; undefined where there is none. */
export function branchOrigin(run: Branch, root: string): string | undefined {
  return stateKeeper(run, root)?.folder ?? baselineBeside(run, root)?.paths.folder;
}

/** Looked for among the runs at `root`, then among those that come with the package. */
function stateKeeper(
  { config: { from } }: Branch,
  root: string,
): { folder: string; file: string } | undefined {
  if (!from) return undefined;
  const kept = [...new Set([root, dataRoot()])]
    .flatMap((study) => runNames(study).map((name) => runPaths(join(study, 'runs', name))))
    .filter(({ states }) => epochsIn(states).includes(from.epoch))
    .map(({ folder, states }) => ({ folder, file: join(states, epochFile(from.epoch)) }));
  return kept.find(({ file }) => sha256(readBytes(file)) === from.sha256);
}

/** The baseline that the study has for the run's seed, where it is cached and learns the same task. */
function baselineBeside({ name, config }: Branch, root: string): Run | undefined {
  const study = studyIn(root);
  const runs = study ? plannedRuns(study) : [];
  const beside = runs.find(({ seed, condition }) => !condition && seed === config.task.seed)?.name;
  if (!config.from || beside === undefined || name === beside || !runNames(root).includes(beside))
    return undefined;
  const baseline = openRun(beside, root);
  return canonicalJson(baseline.config.task) === canonicalJson(config.task) ? baseline : undefined;
}
