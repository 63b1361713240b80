import { existsSync } from 'node:fs';
import { type History, readHistory, writeHistory } from '../data/history';
import { historyOf } from '../data/historyRows';
import type { NamedArrays } from '../engine/taskShape';
import { EVERY, type ReplayedWindowsOptions } from '../gradients/replayedWindows';
import { roundingWindows } from '../gradients/roundingWindows';
import { windowFile } from '../gradients/windowFile';
import type { Window } from '../gradients/windows';
import { InputError } from '../inputError';
import { signDirection } from '../metrics/activations/signDirection';
import { covariance } from '../metrics/algebra/covariance';
import { leadingComponent } from '../metrics/components/leadingComponent';
import { hidden } from '../models/mlp';
import { replay } from '../replay/replay';
import { expectFile } from '../runs/expectFile';
import type { Run } from '../runs/openRun';
import { type DriftRow, driftRow } from './driftRow';

export type DriftWindow = History & { readonly [name in keyof DriftRow]: Float64Array };

/** Where a window is kept. */
export const driftWindowFile = (run: Run, { collapse }: Window): string =>
  windowFile(run, `drift-${collapse}`);

/**
 * The cached window of a collapse.
 * @throws InputError when it was not replayed yet, is damaged, or was made when the onset lay elsewhere.
 * @example
 * import { openRun, readDriftWindow, roundingWindows } from 'activation-supervision';
 * const run = openRun('baseline');
 * const window = readDriftWindow(run, roundingWindows(run)[0]);
 * window.mean_logit.at(-1); // => -252.55
 */
export function readDriftWindow(run: Run, window: Window): DriftWindow {
  const file = expectFile(driftWindowFile(run, window), 'drift', run);
  const found = readHistory(file);
  const [from, to] = [found.epoch[0], found.epoch[found.epoch.length - 1]];
  if (from === window.from && to === window.to) return found as DriftWindow;
  throw new InputError(
    `${file}: expected epochs ${window.from} to ${window.to}, found ${from} to ${to}; delete it and make it again`,
  );
}

/** The windows before an onset of the run that are cached, in order. */
export function cachedDriftWindows(run: Run): Window[] {
  return roundingWindows(run).filter((window) => existsSync(driftWindowFile(run, window)));
}

/**
 * Measures the drift of the logits every 50 epochs over the windows of `roundingWindows` that are not cached yet. m is
 * h1 PC1 where the window ends, at the onset, so that a run needs no snapshot there: it is known when the window is over.
 */
export async function makeDriftWindows(
  run: Run,
  { threads, signal, progress }: ReplayedWindowsOptions = {},
): Promise<void> {
  const missing = roundingWindows(run).filter((window) => !existsSync(driftWindowFile(run, window)));
  const spans = missing.map((window) => {
    const moments: [epoch: number, along: ReturnType<typeof driftRow>][] = [];
    let m: Float64Array | undefined;
    return {
      ...window,
      every: EVERY,
      observe: (epoch: number, { parameters }: { readonly parameters: NamedArrays }) => {
        moments.push([epoch, driftRow(run, parameters)]);
        if (epoch === window.to) m = leadingDirection(run, parameters);
      },
      finish: () => {
        const known = m;
        if (!known) throw new Error(`the replay did not show epoch ${window.to}`);
        writeHistory(
          driftWindowFile(run, window),
          historyOf(moments.map(([epoch, along]) => [epoch, along(known)])),
        );
      },
    };
  });
  await replay(run, spans, {
    threads,
    signal,
    progress: (epoch, span) => progress?.(epoch, span as (typeof spans)[0]),
  });
}

function leadingDirection({ shape, data }: Run, parameters: NamedArrays): Float64Array {
  const { h1 } = hidden(parameters, shape, data.split.train.pairs);
  return signDirection(leadingComponent(covariance(h1)).direction, h1, data.weights);
}
