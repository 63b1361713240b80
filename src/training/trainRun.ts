import { type RunPaths, runPaths } from '../data/runFolder';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { checkpointWriter, hasCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoint';
import { claimFolder } from './claimFolder';
import { covarianceWriter } from './covarianceWriter';
import { HistoryRecorder, type RecordedRow } from './historyRecorder';
import { initialState } from './initialState';
import { type AskedKeeping, agreedKeeping, type Keeping, writeKeeping } from './keeping';
import { everyEpochs, type Observer } from './observer';
import { openTrainer } from './openTrainer';
import { rememberDirections, rememberedDirections } from './rememberedDirections';
import { type RunConfig, type RunData, runData } from './runConfig';
import { directionsMeasured, openSuppressor, type RunDirections } from './runDirections';
import { writeRunEnd } from './runEnd';
import { snapshotWriter, stateWriter } from './snapshotWriter';
import type { Suppressor } from './suppressor';
import { trainTask } from './trainTask';
import { writeEnvironment } from './writeEnvironment';

export interface TrainRunOptions {
  /** The last epoch; a run that is resumed knows it. */
  readonly epochs?: number;
  readonly threads?: number;
  /** Goes on from the folder's checkpoint; bit for bit, whatever the thread count was and is. */
  readonly resume?: boolean;
  /** The state that `config.from` names. */
  readonly start?: TaskState;
  /** Epochs between two of a kind: of a run that is resumed, as it began. Rows of history: 100 where nothing is said. */
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
 * Trains a run into its folder: `config.json`, `keeps.json`, `history.arrow`, `snapshots/`, `states/`, `covariances/` a
 * checkpoint and, where it came to its end, `end.json`. The last epoch is always a snapshot. When stopped by the signal it leaves a checkpoint.
 * @returns the state where it stopped.
 * @throws InputError for a folder that is another run's, cannot be written, holds a damaged checkpoint or one that is
 *   already past `epochs`, or a run that keeps something else than what is asked for.
 * @throws NonFiniteError when training diverges; nothing is written after the last good checkpoint.
 * @example
 * import { mkdtempSync } from 'node:fs';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * import { essayConfig, openRunFolder, trainRun } from 'activation-supervision';
 * const folder = join(mkdtempSync(join(tmpdir(), 'runs-')), 'seed-7');
 * await trainRun(folder, essayConfig(7), { epochs: 20, historyEvery: 10 });
 * openRunFolder(folder).history.epoch; // => [0, 10, 20]
 */
export async function trainRun(
  folder: string,
  config: RunConfig,
  options: TrainRunOptions,
): Promise<TaskState> {
  const { threads = 2, resume = false, signal, progress } = options;
  const paths = runPaths(folder);
  const keeping = agreedKeeping(paths, askedKeeping(options));
  const { epochs } = keeping;
  const directions = rememberedDirections(paths, options.directions);
  const data = runData(config);
  if (options.start) notPast(epochs, options.start);
  const trainer = await openTrainer(config, data, threads);
  try {
    const suppressor = openSuppressor(config, data, trainer, directions);
    const history = recorder(config, data, suppressor, keeping, directions);
    const parts = { paths, config, history, suppressor };
    if (!options.start) needsNoState(paths, config);
    claimFolder(paths, config, keeping, resume);
    rememberDirections(paths, directions);
    const begin = (resume && readCheckpoint(parts)) || options.start || initialState(config);
    notPast(epochs, begin);
    if (resume) writeKeeping(paths, keeping);
    trainer.load(begin);
    const observers = [
      ...(suppressor ? [suppressor] : []),
      history,
      ...writers(paths, config, data, keeping),
      ...(options.observers ?? []),
      checkpointWriter(parts, checkpointDue(begin.step, options.checkpointEvery)),
    ];
    const report = (epoch: number) => progress?.(epoch, history.last);
    const end = await trainTask(trainer, { epochs, observers, signal, progress: report });
    writeCheckpoint(parts, end);
    if (end.step === epochs) writeRunEnd(paths, config, end);
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
  { history }: Keeping,
  directions: RunDirections,
): HistoryRecorder {
  if (!suppressor) return new HistoryRecorder(data, history);
  return new HistoryRecorder(data, history, directionsMeasured(config, data, suppressor, directions));
}

/** What writes into the folder as the run goes on. */
function writers(paths: RunPaths, config: RunConfig, data: RunData, keeping: Keeping): Observer[] {
  const { epochs, snapshots, states, covariances } = keeping;
  const snapshotDue = multipleOf(snapshots);
  return [
    snapshotWriter(paths.snapshots, config, (epoch) => epoch === epochs || snapshotDue(epoch)),
    stateWriter(paths.states, config, multipleOf(states)),
    ...(covariances ? [covarianceWriter(paths.covariances, config, data, covariances)] : []),
  ];
}

/** @throws InputError for a run that starts from another's state and has no checkpoint. */
function needsNoState(paths: RunPaths, config: RunConfig): void {
  if (!config.from || hasCheckpoint(paths)) return;
  throw new InputError(
    `expected the full state of epoch ${config.from.epoch} that the run starts from, got none`,
  );
}

/** The first is where the run begins: from there on it needs no file of another run. */
function checkpointDue(begin: number, every = 500): (epoch: number) => boolean {
  return (epoch) => epoch === begin || epoch % every === 0;
}

function askedKeeping(options: TrainRunOptions): AskedKeeping {
  const { epochs, historyEvery, snapshotEvery, stateEvery, covarianceEvery } = options;
  return {
    epochs,
    history: historyEvery,
    snapshots: snapshotEvery,
    states: stateEvery,
    covariances: covarianceEvery,
  };
}

const multipleOf = (every: number | undefined) => (every ? everyEpochs(every) : () => false);

function notPast(epochs: number, { step }: TaskState): void {
  if (step > epochs)
    throw new InputError(`asked to train up to epoch ${epochs}, the run is at ${step} already`);
}
