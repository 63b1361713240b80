import { readGradientWindow } from '../../gradients/gradientWindows';
import { windows } from '../../gradients/windows';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import type { WindowPoint } from './gradientWindowFigure';

/** Columns of a window and their words in the key. */
const SERIES = { cos_float32: 'float32, as trained', cos_exact: 'exact' } as const;
const KINDS = { onset: 'before onset', healthy: 'healthy control' } as const;

/**
 * The effective gradient in both arithmetics over a run's replayed windows.
 * @throws InputError for one not cached.
 * @example
 * import { gradientWindowPoints, openRun } from 'activation-supervision';
 * const points = gradientWindowPoints(openRun('baseline'));
 * new Set(points.map(({ window }) => window)).size; // => 6
 */
export function gradientWindowPoints(run: Run): WindowPoint[] {
  return windows(landmarks(run), run.history).flatMap((window) => {
    const moments = readGradientWindow(run, window);
    const name = `Collapse ${window.collapse}, ${KINDS[window.kind]}`;
    return Object.entries(SERIES).flatMap(([column, series]) =>
      Array.from(moments.epoch, (epoch, i) => ({ epoch, window: name, series, value: moments[column][i] })),
    );
  });
}
