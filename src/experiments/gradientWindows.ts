import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type History, readHistory, writeHistory } from '../data/history';
import { type EpochRow, historyOf } from '../data/historyRows';
import type { TaskState } from '../engine/taskState';
import { covariance } from '../metrics/covariance';
import { leadingComponent } from '../metrics/leadingComponent';
import { signDirection } from '../metrics/signDirection';
import { forward } from '../models/mlp';
import { type GradientRow, gradientRow } from './gradientRow';
import { landmarks } from './landmarks';
import type { Run } from './openRun';
import { replay } from './replay';
import { type Window, windows } from './windows';

/** Epochs between the moments that are looked at (DEFINITIONS: single epochs oscillate, use windows). */
const EVERY = 50;

export type GradientWindow = History & { readonly [name in keyof GradientRow]: Float64Array };

const fileOf = (run: Run, { collapse, kind }: Window): string =>
  join(run.paths.folder, 'windows', `gradient-${kind}-${collapse}.arrow`);

/** m of a window: h1 PC1 at its collapse's onset, signed. */
export function onsetDirection(run: Run, onset: number): Float64Array {
  const { h1 } = forward(run.parameters(onset), run.shape, run.data.split.train.pairs);
  return signDirection(leadingComponent(covariance(h1)).direction, h1, run.data.weights);
}

/** The cached window. @throws InputError when it was not replayed yet, or is damaged. */
export function readGradientWindow(run: Run, window: Window): GradientWindow {
  return readHistory(fileOf(run, window)) as GradientWindow;
}

export interface GradientWindowOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (epoch: number, window: Window) => void;
}

/**
 * Replays the windows that are not cached yet, bit for bit, and measures the gradients every 50 epochs along the
 * direction of each collapse's onset.
 */
export async function makeGradientWindows(run: Run, options: GradientWindowOptions = {}): Promise<void> {
  const marks = landmarks(run);
  const missing = windows(marks, run.history).filter((window) => !existsSync(fileOf(run, window)));
  const spans = missing.map((window) => {
    const m = onsetDirection(run, marks.collapses[window.collapse - 1].phases.onset);
    const rows: EpochRow<GradientRow>[] = [];
    return {
      ...window,
      every: EVERY,
      observe: (epoch: number, { parameters }: TaskState) => {
        rows.push([epoch, gradientRow(run, parameters, m)]);
      },
      finish: () => writeHistory(fileOf(run, window), historyOf(rows)),
    };
  });
  const { threads, signal, progress } = options;
  await replay(run, spans, {
    threads,
    signal,
    progress: (epoch, span) => progress?.(epoch, span as (typeof spans)[0]),
  });
}
