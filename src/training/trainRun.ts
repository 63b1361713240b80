import { type RunPaths, runPaths } from '../data/runFolder';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { checkpointWriter, readCheckpoint, writeCheckpoint } from './checkpoint';
import { claimFolder } from './claimFolder';
import { covarianceWriter } from './covarianceWriter';
import { HistoryRecorder, type RecordedRow } from './historyRecorder';
import { initialState } from './initialState';
import { everyEpochs, type Observer } from './observer';
import { openTrainer } from './openTrainer';
import { type RunConfig, type RunData, runData } from './runConfig';
import { directionsMeasured, openSuppressor, type RunDirections } from './runDirections';
import { snapshotWriter, stateWriter } from './snapshotWriter';
import type { Suppressor } from './suppressor';
import { trainTask } from './trainTask';
import { writeEnvironment } from './writeEnvironment';

export interface TrainRunOptions {
  readonly epochs: number;
  readonly threads?: number;
  /** Goes on from the folder's checkpoint; bit for bit, whatever the thread count was and is. */
  readonly resume?: boolean;
  /** The state that `config.from` names. */
  readonly start?: TaskState;
  readonly historyEvery?: number;
  readonly snapshotEvery?: number;
  readonly stateEvery?: number;
  readonly covarianceEvery?: number;
  readonly checkpointEvery?: number;
  readonly observers?: readonly Observer[];
  /** The files of a run that projects frozen directions out, or compares its own with the prior's. */
  readonly directions?: RunDirections;
  readonly progress?: (epoch: number, last?: RecordedRow) => void;
  readonly signal?: AbortSignal;
}

/**
 * Trains a run into its folder: `config.json`, `history.arrow`, `snapshots/`, `states/`, `covariances/` and a
 * checkpoint. The last epoch is always a snapshot. When stopped by the signal it leaves a checkpoint.
 * @returns the state where it stopped.
 * @throws InputError for a folder that is another run's, cannot be written, holds a damaged checkpoint or one that is
 *   already past `epochs`.
 * @throws NonFiniteError when training diverges; nothing is written after the last good checkpoint.
 */
export async function trainRun(
  folder: string,
  config: RunConfig,
  options: TrainRunOptions,
): Promise<TaskState> {
  const { epochs, threads = 2, resume = false, signal, progress, directions = {} } = options;
  const paths = runPaths(folder);
  const data = runData(config);
  if (options.start) notPast(epochs, options.start);
  const trainer = await openTrainer(config, data, threads);
  try {
    const suppressor = openSuppressor(config, data, trainer, directions);
    const history = recorder(config, data, suppressor, options);
    const parts = { paths, config, history, suppressor };
    claimFolder(paths, config, resume);
    const begin = (resume && readCheckpoint(parts)) || options.start || initialState(config);
    notPast(epochs, begin);
    trainer.load(begin);
    const observers = [
      ...(suppressor ? [suppressor] : []),
      history,
      ...writers(paths, config, data, options),
      ...(options.observers ?? []),
      checkpointWriter(parts, multipleOf(options.checkpointEvery ?? 500)),
    ];
    const report = (epoch: number) => progress?.(epoch, history.last);
    const end = await trainTask(trainer, { epochs, observers, signal, progress: report });
    writeCheckpoint(parts, end);
    writeEnvironment(paths.environment, threads, trainer.engine);
    return end;
  } finally {
    await trainer.close();
  }
}

/** Measures history, of a suppressed run with its directions. */
function recorder(
  config: RunConfig,
  data: RunData,
  suppressor: Suppressor | undefined,
  { historyEvery, directions }: TrainRunOptions,
): HistoryRecorder {
  if (!suppressor) return new HistoryRecorder(data, historyEvery);
  return new HistoryRecorder(data, historyEvery, directionsMeasured(config, data, suppressor, directions));
}

/** What writes into the folder as the run goes on. */
function writers(paths: RunPaths, config: RunConfig, data: RunData, options: TrainRunOptions): Observer[] {
  const { epochs, covarianceEvery } = options;
  const snapshotDue = multipleOf(options.snapshotEvery);
  return [
    snapshotWriter(paths.snapshots, config, (epoch) => epoch === epochs || snapshotDue(epoch)),
    stateWriter(paths.states, config, multipleOf(options.stateEvery)),
    ...(covarianceEvery ? [covarianceWriter(paths.covariances, config, data, covarianceEvery)] : []),
  ];
}

const multipleOf = (every: number | undefined) => (every ? everyEpochs(every) : () => false);

function notPast(epochs: number, { step }: TaskState): void {
  if (step > epochs)
    throw new InputError(`asked to train up to epoch ${epochs}, the run is at ${step} already`);
}
