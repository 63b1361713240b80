import { existsSync } from 'node:fs';
import { writeHistory } from '../data/history';
import { type EpochRow, historyOf } from '../data/historyRows';
import type { TaskState } from '../engine/taskState';
import { type DirectionOf, onsetDirection } from '../priors/onsetDirection';
import { replay } from '../replay/replay';
import { withPhases } from '../replay/withPhases';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import type { Window } from './windows';

/** Epochs between the moments that are looked at (DEFINITIONS: single epochs oscillate, use windows). */
export const EVERY = 50;

export interface ReplayedWindowsOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (epoch: number, window: Window) => void;
}

/** What is measured in a window, and where it goes. */
export interface WindowMeasure<Row> {
  /** The directions of the collapse's onset to measure along; one file each. */
  readonly directions: (onset: number) => readonly DirectionOf[];
  readonly fileOf: (window: Window, of: DirectionOf) => string;
  /** Looks at a moment; the answer is asked for each direction. */
  readonly look: (state: TaskState) => (m: Float64Array) => Row;
}

/**
 * Replays the windows whose files are not all there yet, bit for bit, and writes those that are missing: what is
 * measured every 50 epochs along a direction of each collapse's onset.
 */
export async function makeReplayedWindows<Row extends object>(
  run: Run,
  windows: readonly Window[],
  { directions, fileOf, look }: WindowMeasure<Row>,
  { threads, signal, progress }: ReplayedWindowsOptions = {},
): Promise<void> {
  const { collapses } = landmarks(run);
  const wanted = windows.map((window) => {
    const { onset } = collapses[window.collapse - 1].phases;
    const files = directions(onset).map((of) => ({ of, file: fileOf(window, of) }));
    return { window, onset, files: files.filter(({ file }) => !existsSync(file)) };
  });
  if (wanted.every(({ files }) => files.length === 0)) return;
  const seen = await withPhases(run, { threads, signal }).catch(unlessStopped(signal));
  if (!seen) return;
  const spans = wanted.flatMap(({ window, onset, files }) => {
    if (files.length === 0) return [];
    const missing = files.map(({ of, file }) => {
      return { file, m: onsetDirection(seen, onset, of), rows: [] as EpochRow<Row>[] };
    });
    return {
      ...window,
      every: EVERY,
      observe: (epoch: number, state: TaskState) => {
        const along = look(state);
        for (const { m, rows } of missing) rows.push([epoch, along(m)]);
      },
      finish: () => {
        for (const { file, rows } of missing) writeHistory(file, historyOf(rows));
      },
    };
  });
  await replay(run, spans, {
    threads,
    signal,
    progress: (epoch, span) => progress?.(epoch, span as (typeof spans)[0]),
  });
}

/** What was stopped ends quietly. */
const unlessStopped = (signal: AbortSignal | undefined) => (error: unknown) => {
  if (signal?.aborted) return undefined;
  throw error;
};
