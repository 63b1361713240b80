import { type History, readHistory } from '../data/history';
import { epochsIn } from '../data/runFolder';
import { glpPaths } from '../priors/glpPaths';
import type { DirectionOf } from '../priors/onsetDirection';
import { expectFile } from '../runs/expectFile';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { geometryOf } from '../runs/snapshotGeometry';
import { type GradientRow, gradientRows } from './gradientRow';
import { makeReplayedWindows, type ReplayedWindowsOptions } from './replayedWindows';
import { windowFile } from './windowFile';
import { type Window, windows } from './windows';

export type GradientWindow = History & { readonly [name in keyof GradientRow]: Float64Array };

const PREFIX: Readonly<Record<DirectionOf, string>> = { h1: 'gradient', residual: 'gradient-residual' };

/** Where a window is kept. */
export const gradientWindowFile = (run: Run, { collapse, kind }: Window, of: DirectionOf): string =>
  windowFile(run, `${PREFIX[of]}-${kind}-${collapse}`);

/** The cached window. @throws InputError when it was not replayed yet, or is damaged. */
export function readGradientWindow(run: Run, window: Window, of: DirectionOf = 'h1'): GradientWindow {
  return readHistory(
    expectFile(gradientWindowFile(run, window, of), 'gradient-windows', run),
  ) as GradientWindow;
}

/**
 * Measures the effective gradient over the windows that are not cached yet, along h1 PC1 and, where the run's residuals
 * are cached at the onset, along residual PC1.
 */
export async function makeGradientWindows(run: Run, options: ReplayedWindowsOptions = {}): Promise<void> {
  const withResiduals = epochsIn(glpPaths(run.paths).residuals);
  await makeReplayedWindows(
    run,
    windows(landmarks(run), run.history),
    {
      directions: (onset) => (withResiduals.includes(onset) ? ['h1', 'residual'] : ['h1']),
      fileOf: (window, of) => gradientWindowFile(run, window, of),
      look: ({ parameters }) => gradientRows(run, geometryOf(run, parameters)),
    },
    options,
  );
}
