import { join } from 'node:path';
import { type History, readHistory } from '../data/history';
import { type GradientRow, gradientRow } from './gradientRow';
import { landmarks } from './landmarks';
import type { Run } from './openRun';
import { makeReplayedWindows, type ReplayedWindowsOptions } from './replayedWindows';
import { type Window, windows } from './windows';

export type GradientWindow = History & { readonly [name in keyof GradientRow]: Float64Array };

const fileOf = (run: Run, { collapse, kind }: Window): string =>
  join(run.paths.folder, 'windows', `gradient-${kind}-${collapse}.arrow`);

/** The cached window. @throws InputError when it was not replayed yet, or is damaged. */
export function readGradientWindow(run: Run, window: Window): GradientWindow {
  return readHistory(fileOf(run, window)) as GradientWindow;
}

/** Measures the effective gradient over the windows that are not cached yet. */
export async function makeGradientWindows(run: Run, options: ReplayedWindowsOptions = {}): Promise<void> {
  await makeReplayedWindows(
    run,
    windows(landmarks(run), run.history),
    (window) => fileOf(run, window),
    ({ parameters }, m) => gradientRow(run, parameters, m),
    options,
  );
}
