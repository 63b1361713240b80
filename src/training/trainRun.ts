import { runPaths } from '../data/runFolder';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { checkpointWriter, readCheckpoint, writeCheckpoint } from './checkpoint';
import { claimFolder } from './claimFolder';
import { covarianceWriter } from './covarianceWriter';
import { HistoryRecorder } from './historyRecorder';
import type { HistoryRow } from './historyRow';
import { initialState } from './initialState';
import { everyEpochs, type Observer } from './observer';
import { openTrainer } from './openTrainer';
import { type RunConfig, runData } from './runConfig';
import { snapshotWriter, stateWriter } from './snapshotWriter';
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
  readonly progress?: (epoch: number, last: HistoryRow | undefined) => void;
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
  const { epochs, threads = 2, resume = false, signal, progress } = options;
  const paths = runPaths(folder);
  const data = runData(config);
  const history = new HistoryRecorder(data, options.historyEvery);
  const multipleOf = (every: number | undefined) => (every ? everyEpochs(every) : () => false);
  const snapshotDue = multipleOf(options.snapshotEvery);
  const observers: Observer[] = [
    history,
    snapshotWriter(paths.snapshots, config, (epoch) => epoch === epochs || snapshotDue(epoch)),
    stateWriter(paths.states, config, multipleOf(options.stateEvery)),
    ...(options.covarianceEvery
      ? [covarianceWriter(paths.covariances, config, data, options.covarianceEvery)]
      : []),
    ...(options.observers ?? []),
    checkpointWriter(paths, config, history, multipleOf(options.checkpointEvery ?? 500)),
  ];
  if (options.start) notPast(epochs, options.start);
  const trainer = await openTrainer(config, data, threads);
  try {
    claimFolder(paths, config, resume);
    const begin = (resume && readCheckpoint(paths, config, history)) || options.start || initialState(config);
    notPast(epochs, begin);
    trainer.load(begin);
    const report = (epoch: number) => progress?.(epoch, history.last);
    const end = await trainTask(trainer, { epochs, observers, signal, progress: report });
    writeCheckpoint(paths, config, history, end);
    writeEnvironment(paths.environment, threads);
    return end;
  } finally {
    await trainer.close();
  }
}

function notPast(epochs: number, { step }: TaskState): void {
  if (step > epochs)
    throw new InputError(`asked to train up to epoch ${epochs}, the run is at ${step} already`);
}
