import { existsSync } from 'node:fs';
import { writeHistory } from '../data/history';
import { type EpochRow, historyOf } from '../data/historyRows';
import type { TaskState } from '../engine/taskState';
import { landmarks } from './landmarks';
import { onsetDirection } from './onsetDirection';
import type { Run } from './openRun';
import { replay } from './replay';
import type { Window } from './windows';

/** Epochs between the moments that are looked at (DEFINITIONS: single epochs oscillate, use windows). */
const EVERY = 50;

export interface ReplayedWindowsOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (epoch: number, window: Window) => void;
}

/**
 * Replays the windows whose file is not there yet, bit for bit, and writes what `measure` says of them every 50 epochs
 * along the direction of each collapse's onset.
 */
export async function makeReplayedWindows<Row extends object>(
  run: Run,
  windows: readonly Window[],
  fileOf: (window: Window) => string,
  measure: (state: TaskState, m: Float64Array) => Row,
  { threads, signal, progress }: ReplayedWindowsOptions = {},
): Promise<void> {
  const { collapses } = landmarks(run);
  const missing = windows.filter((window) => !existsSync(fileOf(window)));
  const spans = missing.map((window) => {
    const m = onsetDirection(run, collapses[window.collapse - 1].phases.onset);
    const rows: EpochRow<Row>[] = [];
    return {
      ...window,
      every: EVERY,
      observe: (epoch: number, state: TaskState) => {
        rows.push([epoch, measure(state, m)]);
      },
      finish: () => writeHistory(fileOf(window), historyOf(rows)),
    };
  });
  await replay(run, spans, {
    threads,
    signal,
    progress: (epoch, span) => progress?.(epoch, span as (typeof spans)[0]),
  });
}
