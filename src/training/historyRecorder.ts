import { existsSync } from 'node:fs';
import { readHistory, writeHistory } from '../data/history';
import { type EpochRow, historyOf, rowsOf } from '../data/historyRows';
import type { TaskState } from '../engine/taskState';
import { type HistoryRow, historyRow } from './historyRow';
import { everyEpochs, type Observer } from './observer';
import type { RunData } from './runConfig';
import type { SuppressionRow } from './suppressionRow';

/** A row of history, of a suppressed run with what is said of its directions. */
export type RecordedRow = HistoryRow & Partial<SuppressionRow>;

/** Measures a row of history every `every` epochs and keeps them in memory until they are written. */
export class HistoryRecorder implements Observer {
  private readonly rows: EpochRow<RecordedRow>[] = [];
  readonly due: (epoch: number) => boolean;

  constructor(
    private readonly data: RunData,
    every = 100,
    private readonly also?: (state: TaskState) => SuppressionRow,
  ) {
    this.due = everyEpochs(every);
  }

  /** The newest row, if there is any. */
  get last(): RecordedRow | undefined {
    return this.rows.at(-1)?.[1];
  }

  observe(epoch: number, state: TaskState): void {
    const newest = this.rows.at(-1)?.[0] ?? -1;
    if (epoch <= newest) return;
    const { problem, split } = this.data;
    const row = historyRow(state.parameters, problem, split, problem.weights);
    this.rows.push([epoch, { ...row, ...this.also?.(state) }]);
  }

  write(path: string): void {
    if (this.rows.length > 0) writeHistory(path, historyOf(this.rows));
  }

  /**
   * Takes up the rows of an interrupted run that began at epoch `from`, those up to `epoch`.
   * @throws InputError when the file is damaged, or missing though a row was due.
   */
  restore(path: string, from: number, epoch: number): void {
    if (!existsSync(path) && !this.anyDue(from, epoch)) return;
    this.rows.push(...rowsOf<RecordedRow>(readHistory(path)).filter(([at]) => at <= epoch));
  }

  private anyDue(from: number, to: number): boolean {
    for (let epoch = from; epoch <= to; epoch++) if (this.due(epoch)) return true;
    return false;
  }
}
