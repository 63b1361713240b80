import { join, relative } from 'node:path';
import { covarianceBytes } from '../data/covarianceFile';
import { snapshotBytes } from '../data/parameterFile';
import { readBytes } from '../data/readBytes';
import { epochFile, epochsIn } from '../data/runFolder';
import { provenance } from '../data/safetensors/provenance';
import { sha256 } from '../data/sha256';
import { stateBytes } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { covariance } from '../metrics/algebra/covariance';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import type { RecordedRow } from '../training/historyRecorder';
import { historyRow, LATER_COLUMNS } from '../training/historyRow';
import { type RunEnd, readRunEnd, stateHash } from '../training/runEnd';
import type { SuppressionRow } from '../training/suppressionRow';

const KINDS = ['snapshots', 'states', 'covariances'] as const;
type Kind = (typeof KINDS)[number];

/** What was compared and found equal, by kind. */
export type Equal = Readonly<Record<Kind | 'history' | 'ends', number>>;

export const NOTHING: Equal = { snapshots: 0, states: 0, covariances: 0, history: 0, ends: 0 };

/**
 * History is measured with the platform's cosine, which need not have the same last bit everywhere; a run whose
 * parameters differ at all is further off than this.
 */
const HISTORY_TOLERANCE = 1e-10;

/** A run that is trained again beside what is committed of it: files by SHA-256, rows of history by number. */
export class Comparison {
  readonly equal: { -readonly [kind in keyof Equal]: number } = { ...NOTHING };
  readonly end: number;
  difference: string | undefined;
  last: RecordedRow | undefined;
  private readonly files: readonly (readonly [kind: Kind, epochs: ReadonlySet<number>])[];
  private readonly rows: ReadonlyMap<number, number>;
  private readonly ended: RunEnd | undefined;

  /** @throws InputError when no file is committed between the two epochs, though the run has some. */
  constructor(
    private readonly run: Run,
    from: number,
    until: number,
    private readonly also?: (state: TaskState) => SuppressionRow,
  ) {
    const wanted = (epoch: number) => epoch >= from && epoch <= until;
    this.files = KINDS.map((kind) => [kind, new Set(epochsIn(run.paths[kind]).filter(wanted))]);
    const rows = Array.from(run.history.epoch, (epoch, i) => [epoch, i] as const);
    this.rows = new Map(rows.filter(([epoch]) => wanted(epoch)));
    const ended = readRunEnd(run.paths);
    this.ended = ended && wanted(ended.epoch) ? ended : undefined;
    const files = [
      ...this.files.flatMap(([, epochs]) => [...epochs]),
      ...(this.ended ? [this.ended.epoch] : []),
    ];
    const all = [...this.rows.keys(), ...files];
    if (all.length === 0 || (files.length === 0 && keepsFiles(run))) {
      throw new InputError(`run '${run.name}': no file is committed from epoch ${from} up to ${until}`);
    }
    this.end = all.reduce((latest, epoch) => Math.max(latest, epoch));
  }

  due(epoch: number): boolean {
    return (
      this.ended?.epoch === epoch ||
      this.rows.has(epoch) ||
      this.files.some(([, epochs]) => epochs.has(epoch))
    );
  }

  look(epoch: number, state: TaskState): void {
    for (const [kind, epochs] of this.files) if (epochs.has(epoch)) this.compareFile(kind, epoch, state);
    const i = this.rows.get(epoch);
    if (i !== undefined) this.compareRow(epoch, i, state);
    if (this.ended?.epoch === epoch) this.compareEnd(this.ended, state);
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

  private compareEnd({ state_sha256: committed }: RunEnd, state: TaskState): void {
    const made = stateHash(this.run.config, state);
    if (committed === made) this.equal.ends++;
    else this.difference ??= `end.json: committed SHA-256 ${committed}, made ${made}`;
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

/** Whether a run has more than its history, at any epoch. */
function keepsFiles({ paths }: Run): boolean {
  return readRunEnd(paths) !== undefined || KINDS.some((kind) => epochsIn(paths[kind]).length > 0);
}

function close(committed: number | undefined, made: number): boolean {
  if (committed === undefined) return false;
  return Object.is(committed, made) || Math.abs(committed - made) <= HISTORY_TOLERANCE * Math.abs(made);
}
