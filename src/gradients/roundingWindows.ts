import { type History, readHistory } from '../data/history';
import { expectFile } from '../runs/expectFile';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { makeReplayedWindows, type ReplayedWindowsOptions } from './replayedWindows';
import { type RoundingRow, roundingRow } from './roundingRow';
import { windowFile } from './windowFile';
import { type Window, windows } from './windows';

export type RoundingWindow = History & { readonly [name in keyof RoundingRow]: Float64Array };

/** Where a window is kept. */
export const roundingWindowFile = (run: Run, { collapse }: Window): string =>
  windowFile(run, `rounding-${collapse}`);

/**
 * The 3,000 epochs before each onset of the run, in order.
 * @example
 * import { openRun, roundingWindows } from 'activation-supervision';
 * const all = roundingWindows(openRun('baseline'));
 * all.map(({ from, to }) => [from, to]); // => [[22700, 25700], [52500, 55500], [83100, 86100]]
 */
export function roundingWindows(run: Run): Window[] {
  return windows(landmarks(run), run.history).filter(({ kind }) => kind === 'onset');
}

/**
 * The cached window.
 * @throws InputError when it was not replayed yet, or is damaged.
 * @example
 * import { openRun, readRoundingWindow, roundingWindows } from 'activation-supervision';
 * const run = openRun('baseline');
 * const window = readRoundingWindow(run, roundingWindows(run)[0]);
 * [window.epoch[0], window.epoch.at(-1)]; // => [22700, 25700]
 */
export function readRoundingWindow(run: Run, window: Window): RoundingWindow {
  return readHistory(expectFile(roundingWindowFile(run, window), 'rounding', run)) as RoundingWindow;
}

/** Measures what rounding does over the windows that are not cached yet. */
export async function makeRoundingWindows(run: Run, options: ReplayedWindowsOptions = {}): Promise<void> {
  await makeReplayedWindows(
    run,
    roundingWindows(run),
    {
      directions: () => ['h1'],
      fileOf: (window) => roundingWindowFile(run, window),
      look: (state) => (m) => roundingRow(run, state, m),
    },
    options,
  );
}
