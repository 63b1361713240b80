import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCovariance } from '../data/covarianceFile';
import { dataRoot } from '../data/dataRoot';
import type { History } from '../data/history';
import { historyWhileUnchanged } from '../data/historyWhileUnchanged';
import { readParameters } from '../data/parameterFile';
import { epochFile, epochsIn, type RunPaths, runPaths } from '../data/runFolder';
import { readState } from '../data/stateFile';
import type { Matrix } from '../engine/matrix';
import type { NamedArrays, TaskShape } from '../engine/taskShape';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { makingCommand } from '../study/makingCommand';
import { studyIn } from '../study/openStudy';
import { baselineRunName } from '../study/plannedRuns';
import { studySeeds } from '../study/study';
import type { HistoryRow, LATER_COLUMNS } from '../training/historyRow';
import { parseRunConfig } from '../training/parseRunConfig';
import { configHash, type RunConfig, type RunData, runData } from '../training/runConfig';

import { runNames } from './runNames';

type Later = (typeof LATER_COLUMNS)[number];
type Columns<Name extends string> = { readonly [name in Name]: Float64Array };

export type RunHistory = History & Columns<Exclude<keyof HistoryRow, Later>> & Partial<Columns<Later>>;

/** A cached run, read from its folder as it is asked for. */
export interface Run {
  readonly name: string;
  readonly paths: RunPaths;
  readonly config: RunConfig;
  /** SHA-256 of the canonical config: what priors and directions of this run carry. */
  readonly hash: string;
  readonly shape: TaskShape;
  readonly data: RunData;
  readonly history: RunHistory;
  /** How phases of its collapses are named where not by DEFINITIONS' second edition (`byThousand`). */
  readonly phasesBy?: 'thousand';
  /** Epochs with a committed snapshot, increasing. */
  readonly snapshots: readonly number[];
  readonly states: readonly number[];
  /** Of a snapshot, or of a full state where there is no snapshot. @throws InputError when there is neither, or it is damaged. */
  parameters(epoch: number): NamedArrays;
  state(epoch: number): TaskState;
  /** Of h1 over the training samples, `[n1, n1]`. */
  covariance(epoch: number): Matrix;
}

/**
 * Opens a cached run by name (`data/runs/<name>`).
 * @param root the folder of the study. Default: the package's data.
 * @throws InputError for an unknown name, listing those there are, or a damaged config or history.
 * @example
 * import { openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * run.config.task.seed; // => 42
 * run.history.epoch.at(-1); // => 100000
 */
export function openRun(name: string, root = dataRoot()): Run {
  const folder = join(root, 'runs', name);
  if (!existsSync(join(folder, 'config.json'))) {
    throw new InputError(`run '${name}': ${whyMissing(name, root)}`);
  }
  return openRunFolder(folder, name);
}

function whyMissing(name: string, root: string): string {
  const study = studyIn(root);
  if (!study) return `not among the runs of ${root}, which has ${runNames(root).join(', ') || 'none'}`;
  const command = makingCommand(study, name);
  if (command) return `not trained yet; make it with ${command}`;
  const baselines = studySeeds(study).map((seed) => baselineRunName(study, seed));
  return `not one of the study, which has ${baselines.join(', ')} and conditions beside them (study status); add a seed or a condition to its study.json`;
}

/**
 * Opens any folder that `train` wrote.
 * @throws InputError as `openRun`.
 * @example
 * import { openRunFolder } from 'activation-supervision';
 * openRunFolder('data/runs/seed-43').config.task.seed; // => 43
 */
export function openRunFolder(folder: string, name = folder): Run {
  const paths = runPaths(folder);
  if (!existsSync(paths.config)) throw new InputError(`${folder}: expected a run, found no config.json`);
  const config = parseRunConfig(readFileSync(paths.config, 'utf8'), paths.config);
  const shape = { p: config.task.p, hidden: config.hidden };
  const have = (kind: 'snapshots' | 'states' | 'covariances', epoch: number): string => {
    const epochs = epochsIn(paths[kind]);
    if (epochs.includes(epoch)) return join(paths[kind], epochFile(epoch));
    throw new InputError(
      `run '${name}' has none of its ${kind} at epoch ${epoch}; it has ${epochs.join(', ') || 'none'}`,
    );
  };
  let data: RunData | undefined;
  return {
    name,
    paths,
    config,
    hash: configHash(config),
    shape,
    get data() {
      data ??= runData(config);
      return data;
    },
    history: checkedHistory(paths.history),
    snapshots: epochsIn(paths.snapshots),
    states: epochsIn(paths.states),
    parameters: (epoch) => {
      const onlyState = !epochsIn(paths.snapshots).includes(epoch) && epochsIn(paths.states).includes(epoch);
      if (onlyState) return readState(have('states', epoch), shape).parameters;
      return readParameters(have('snapshots', epoch), shape).parameters;
    },
    state: (epoch) => readState(have('states', epoch), shape),
    covariance: (epoch) => readCovariance(have('covariances', epoch)),
  };
}

function checkedHistory(path: string): RunHistory {
  const history = historyWhileUnchanged(path);
  for (const name of ['test_accuracy', 'h1_pc1_variance_fraction']) {
    if (!(name in history)) throw new InputError(`${path}: expected a column '${name}', found none`);
  }
  return history as RunHistory;
}
