import { existsSync } from 'node:fs';
import { type History, readHistory, writeHistory } from '../data/history';
import type { TaskState } from '../engine/taskState';
import { type HistoryRow, historyRow } from './historyRow';
import { everyEpochs, type Observer } from './observer';
import type { RunData } from './runConfig';

/** Measures a row of history every `every` epochs and keeps them in memory until they are written. */
export class HistoryRecorder implements Observer {
  private readonly rows: [epoch: number, row: HistoryRow][] = [];
  readonly due: (epoch: number) => boolean;

  constructor(
    private readonly data: RunData,
    every = 100,
  ) {
    this.due = everyEpochs(every);
  }

  /** The newest row, if there is any. */
  get last(): HistoryRow | undefined {
    return this.rows.at(-1)?.[1];
  }

  observe(epoch: number, { parameters }: TaskState): void {
    const newest = this.rows.at(-1)?.[0] ?? -1;
    if (epoch <= newest) return;
    const { problem, split } = this.data;
    this.rows.push([epoch, historyRow(parameters, problem, split, problem.weights)]);
  }

  write(path: string): void {
    if (this.rows.length > 0) writeHistory(path, this.history());
  }

  /**
   * Takes up the rows of an interrupted run that began at epoch `from`, those up to `epoch`.
   * @throws InputError when the file is damaged, or missing though a row was due.
   */
  restore(path: string, from: number, epoch: number): void {
    if (!existsSync(path) && !this.anyDue(from, epoch)) return;
    const { epoch: epochs, ...columns } = readHistory(path);
    epochs.forEach((at, i) => {
      if (at > epoch) return;
      const row = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]]));
      this.rows.push([at, row as unknown as HistoryRow]);
    });
  }

  private anyDue(from: number, to: number): boolean {
    for (let epoch = from; epoch <= to; epoch++) if (this.due(epoch)) return true;
    return false;
  }

  private history(): History {
    const names = Object.keys(this.rows[0][1]) as (keyof HistoryRow)[];
    const columns = names.map((name) => [name, Float64Array.from(this.rows, ([, row]) => row[name])]);
    return { epoch: Int32Array.from(this.rows, ([epoch]) => epoch), ...Object.fromEntries(columns) };
  }
}
