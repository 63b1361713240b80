import { quantileSorted } from 'simple-statistics';
import { InputError } from '../../inputError';

/** What lies about one place of a series. */
export interface Quartiles {
  readonly x: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/**
 * Quartiles of the values within half a window of each of some places; at the ends of the series the window holds what is there.
 * Values that are not finite are left out, and places with none about them.
 * @param x increasing. @param y of the same length.
 * @param window its whole width, in units of x. @param step between places, from the first x on.
 * @throws InputError for a window or a step that is not above zero.
 */
export function rollingQuartiles(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  window: number,
  step: number,
): Quartiles[] {
  if (!(window > 0 && step > 0))
    throw new InputError(`expected a window and a step above zero, found ${window} and ${step}`);
  const points = Array.from(x, (at, i) => ({ at, value: y[i] }));
  const places = Array.from(
    { length: points.length === 0 ? 0 : Math.floor((x[x.length - 1] - x[0]) / step) + 1 },
    (_, i) => x[0] + i * step,
  );
  return places.flatMap((place) => {
    const about = points
      .filter(({ at, value }) => Math.abs(at - place) <= window / 2 && Number.isFinite(value))
      .map(({ value }) => value)
      .sort((a, b) => a - b);
    if (about.length === 0) return [];
    const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantileSorted(about, share));
    return [{ x: place, lower, median, upper }];
  });
}
