import { mean } from './mean';

/** How a number varies over repetitions (noise seeds, separately trained priors). */
export interface Spread {
  readonly mean: number;
  /** Sample standard deviation, n - 1; NaN of a single value. */
  readonly deviation: number;
}

export function spread(values: ArrayLike<number>): Spread {
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - centre) ** 2;
  return { mean: centre, deviation: Math.sqrt(squares / (values.length - 1)) };
}
