import { join, relative } from 'node:path';
import { covarianceBytes } from '../data/covarianceFile';
import { dataRoot } from '../data/dataRoot';
import { snapshotBytes } from '../data/parameterFile';
import { readBytes } from '../data/readBytes';
import { epochFile, epochsIn } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import { stateBytes } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { covariance } from '../metrics/algebra/covariance';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import type { RecordedRow } from '../training/historyRecorder';
import { historyRow, LATER_COLUMNS } from '../training/historyRow';
import { openTrainer } from '../training/openTrainer';
import { SIMD_ARITHMETIC } from '../training/runConfig';
import { provenance } from '../training/snapshotWriter';
import type { SuppressionRow } from '../training/suppressionRow';
import { trainTask } from '../training/trainTask';
import { openSuppression } from './openSuppression';
import { startingState } from './startingState';

export interface ReproduceOptions {
  /** The last epoch to compare; default: the run's last snapshot, state or row of history. */
  readonly until?: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (epoch: number, last?: RecordedRow) => void;
  /** Where the states are that runs branch from. */
  readonly root?: string;
}

export interface Reproduction {
  /** Up to here the run was trained again. */
  readonly epoch: number;
  /** What was compared and found equal, by kind. */
  readonly equal: Readonly<Record<Kind | 'history', number>>;
  /** The first thing that differs, in words. */
  readonly difference?: string;
}

type Kind = 'snapshots' | 'states' | 'covariances';

/**
 * History is measured with the platform's cosine, which need not have the same last bit everywhere; a run whose
 * parameters differ at all is further off than this.
 */
const HISTORY_TOLERANCE = 1e-10;

/**
 * Trains a run again, in memory, from its config alone, and compares what it gives with the committed files: their
 * SHA-256, and the rows of history. Stops at the first that differs.
 * @throws InputError for a run whose arithmetic promises no bytes, with nothing to compare up to `until`, or that
 *   branches from a state that is not in the cache.
 */
export async function reproduceRun(run: Run, options: ReproduceOptions = {}): Promise<Reproduction> {
  const { root = dataRoot(), threads = 2, signal, progress } = options;
  if (run.config.arithmetic !== SIMD_ARITHMETIC) {
    throw new InputError(`run '${run.name}': its arithmetic ${run.config.arithmetic} promises no bytes`);
  }
  const start = await startingState(run, root, { threads, signal, progress });
  if (!start) return { epoch: 0, equal: NOTHING };
  const stop = new AbortController();
  const passOn = () => stop.abort();
  signal?.addEventListener('abort', passOn);
  const trainer = await openTrainer(run.config, run.data, threads);
  const suppression = openSuppression(run, trainer, root);
  const until = options.until ?? lastCommitted(run);
  const comparison = new Comparison(run, start.step, until, suppression?.measured);
  try {
    trainer.load(start);
    const { step } = await trainTask(trainer, {
      epochs: comparison.end,
      observers: [
        ...(suppression ? [suppression.suppressor] : []),
        {
          due: (epoch) => comparison.due(epoch),
          observe(epoch, state) {
            comparison.look(epoch, state);
            if (comparison.difference) stop.abort();
          },
        },
      ],
      progress: (epoch) => progress?.(epoch, comparison.last),
      signal: stop.signal,
    });
    return { epoch: step, equal: comparison.equal, difference: comparison.difference };
  } finally {
    signal?.removeEventListener('abort', passOn);
    await trainer.close();
  }
}

const NOTHING = { snapshots: 0, states: 0, covariances: 0, history: 0 };

/** The last epoch of which something of a run is committed. */
export function lastCommitted({ snapshots, states, history }: Run): number {
  return Math.max(...[snapshots, states, history.epoch].map((epochs) => epochs.at(-1) ?? 0));
}

class Comparison {
  readonly equal = { ...NOTHING };
  readonly end: number;
  difference: string | undefined;
  last: RecordedRow | undefined;
  private readonly files: readonly (readonly [kind: Kind, epochs: ReadonlySet<number>])[];
  private readonly rows: ReadonlyMap<number, number>;

  constructor(
    private readonly run: Run,
    from: number,
    until: number,
    private readonly also?: (state: TaskState) => SuppressionRow,
  ) {
    const wanted = (epoch: number) => epoch >= from && epoch <= until;
    const kinds = ['snapshots', 'states', 'covariances'] as const;
    this.files = kinds.map((kind) => [kind, new Set(epochsIn(run.paths[kind]).filter(wanted))]);
    const rows = Array.from(run.history.epoch, (epoch, i) => [epoch, i] as const);
    this.rows = new Map(rows.filter(([epoch]) => wanted(epoch)));
    const all = [...this.rows.keys(), ...this.files.flatMap(([, epochs]) => [...epochs])];
    if (all.length === 0) {
      throw new InputError(`run '${run.name}': nothing is committed from epoch ${from} up to ${until}`);
    }
    this.end = all.reduce((latest, epoch) => Math.max(latest, epoch));
  }

  due(epoch: number): boolean {
    return this.rows.has(epoch) || this.files.some(([, epochs]) => epochs.has(epoch));
  }

  look(epoch: number, state: TaskState): void {
    for (const [kind, epochs] of this.files) if (epochs.has(epoch)) this.compareFile(kind, epoch, state);
    const i = this.rows.get(epoch);
    if (i !== undefined) this.compareRow(epoch, i, state);
  }

  private compareFile(kind: Kind, epoch: number, state: TaskState): void {
    const { paths } = this.run;
    const file = join(paths[kind], epochFile(epoch));
    const [committed, made] = [sha256(readBytes(file)), sha256(this.bytes(kind, epoch, state))];
    if (committed === made) this.equal[kind]++;
    else this.difference ??= `${relative(paths.folder, file)}: committed SHA-256 ${committed}, made ${made}`;
  }

  private bytes(kind: Kind, epoch: number, state: TaskState): Uint8Array {
    const { config, shape, data } = this.run;
    const { parameters } = state;
    if (kind === 'snapshots') return snapshotBytes(parameters, shape, provenance(config, epoch));
    if (kind === 'states') return stateBytes(state, provenance(config, epoch));
    const { h1 } = forward(parameters, shape, data.split.train.pairs);
    return covarianceBytes(covariance(h1), { epoch: String(epoch) });
  }

  private compareRow(epoch: number, i: number, state: TaskState): void {
    const { history, data } = this.run;
    const row = historyRow(state.parameters, data.problem, data.split, data.problem.weights);
    this.last = { ...row, ...this.also?.(state) };
    const absent = (name: string) => !(name in history) && LATER_COLUMNS.some((later) => later === name);
    const off = Object.entries(this.last).find(
      ([name, made]) => !absent(name) && !close(history[name]?.[i], made),
    );
    if (!off) this.equal.history++;
    else {
      const [name, made] = off;
      this.difference ??= `history.arrow: ${name} at epoch ${epoch}: committed ${history[name]?.[i]}, made ${made}`;
    }
  }
}

function close(committed: number | undefined, made: number): boolean {
  if (committed === undefined) return false;
  return Object.is(committed, made) || Math.abs(committed - made) <= HISTORY_TOLERANCE * Math.abs(made);
}
