import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import { InputError } from '../../inputError';
import { mean } from './mean';

/** y = floor + scale x^-exponent. */
export interface PowerLaw {
  readonly floor: number;
  readonly scale: number;
  readonly exponent: number;
  /** Root mean square of ln y less its fit. */
  readonly error: number;
}

/** Starts for the floor, as shares of the least y: the fit has other valleys than the deepest. */
const STARTS = [0, 0.5, 0.9, 0.99];

/**
 * The power law with a floor from 0 up that is nearest to positive numbers y at positive x: least squares of ln y
 * (Levenberg-Marquardt), the best of four starts.
 * @throws InputError for fewer than three points, different lengths, or numbers that are not positive.
 */
export function powerLaw(x: readonly number[], y: readonly number[]): PowerLaw {
  if (x.length !== y.length || x.length < 3)
    throw new InputError(`powerLaw: expected as many x as y, 3 at least, found ${x.length} and ${y.length}`);
  const bad = [...x, ...y].find((value) => !(value > 0 && value < Infinity));
  if (bad !== undefined) throw new InputError(`powerLaw: expected positive numbers, found ${bad}`);
  const logs = x.map(Math.log);
  const origin = mean(logs);
  const data = { x: logs.map((log) => log - origin), y: y.map(Math.log) };
  const least = Math.min(...y);
  // Logarithms keep the scale positive and the steps of one size.
  const law =
    ([floor, height, exponent]: number[]) =>
    (log: number) =>
      Math.log(floor * least + Math.exp(height - exponent * log));
  const fits = STARTS.map((floor) => {
    const height = Math.log(Math.max(1e-6, 1 - floor) * Math.exp(mean(data.y)));
    const { parameterValues, parameterError } = levenbergMarquardt(data, law, {
      initialValues: [floor, height, 0.3],
      minValues: [0, -700, -20],
      maxValues: [1, 700, 20],
      gradientDifference: 1e-6,
      centralDifference: true,
      maxIterations: 1_000,
      errorTolerance: 1e-14,
      improvementThreshold: 1e-9,
      damping: 1e-3,
    });
    return { parameterValues, parameterError };
  });
  const best = fits.reduce((a, b) => (b.parameterError < a.parameterError ? b : a));
  const [floor, height, exponent] = best.parameterValues;
  return {
    floor: floor * least,
    scale: Math.exp(height + exponent * origin),
    exponent,
    error: Math.sqrt(best.parameterError / x.length),
  };
}
