import { inverted } from './inverted';

/** A curve through points, and how its parameters are looked for. */
export interface Problem {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The curve of some parameters. */
  readonly curve: (parameters: number[]) => (x: number) => number;
  readonly start: readonly number[];
  readonly least: readonly number[];
  readonly most: readonly number[];
}

export interface LeastSquares {
  readonly parameters: number[];
  /** Sum of squares. */
  readonly error: number;
}

/** Of parameters, to both sides, where the curve's slope is taken. */
const DIFFERENCE = 1e-6;
const ITERATIONS = 1_000;
/** A smaller gain is none. */
const TOLERANCE = 1e-14;
/** Of the gain over that which the slope foretells: above it the damping is eased. */
const IMPROVEMENT = 1e-9;
const DAMPING = { first: 1e-3, least: 1e-7, most: 1e7, down: 9, up: 11 } as const;

/**
 * The parameters of a curve of least squared distance to points, from a start, within bounds (Levenberg and Marquardt). To the last
 * bit those of the package ml-levenberg-marquardt, without its matrices, and it ends where further steps change nothing.
 */
export function leastSquares({ x, y, curve, start, least, most }: Problem): LeastSquares {
  const squares = (at: number[]) => {
    const f = curve(at);
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += (y[i] - f(x[i])) ** 2;
    return sum;
  };
  const parameters = [...start];
  let damping: number = DAMPING.first;
  let error = squares(parameters);
  let best: LeastSquares = { parameters: [...parameters], error };
  for (let iteration = 0; iteration < ITERATIONS && error > TOLERANCE; iteration++) {
    const before = { parameters: [...parameters], error, damping };
    const { step, pull } = dampedStep({ x, y, curve }, parameters, damping);
    for (let k = 0; k < parameters.length; k++)
      parameters[k] = Math.min(Math.max(least[k], parameters[k] - step[k]), most[k]);
    error = squares(parameters);
    if (Number.isNaN(error)) break;
    if (error < best.error - TOLERANCE) best = { parameters: [...parameters], error };
    let foretold = 0;
    for (let k = 0; k < step.length; k++) foretold += step[k] * (step[k] * damping + pull[k]);
    damping =
      (before.error - error) / foretold > IMPROVEMENT
        ? Math.max(damping / DAMPING.down, DAMPING.least)
        : Math.min(damping * DAMPING.up, DAMPING.most);
    const same = parameters.every((one, k) => one === before.parameters[k]);
    if (same && error === before.error && damping === before.damping) break;
  }
  return best;
}

/** What is taken from the parameters: the pull of the residuals on them, over the curvature and the damping. */
function dampedStep(
  { x, y, curve }: Pick<Problem, 'x' | 'y' | 'curve'>,
  parameters: number[],
  damping: number,
): { step: number[]; pull: number[] } {
  const f = curve(parameters);
  const residuals = x.map((one, i) => y[i] - f(one));
  const slopes = parameters.map((_, k) => {
    const aside = (by: number) => curve(parameters.map((one, j) => (j === k ? one + by : one)));
    const [above, below] = [aside(DIFFERENCE), aside(-DIFFERENCE)];
    return x.map((one) => (below(one) - above(one)) / (2 * DIFFERENCE));
  });
  const curvature = slopes.map((one, i) =>
    slopes.map((other, j) => (i === j ? damping : 0) + product(one, other)),
  );
  const pull = slopes.map((one) => product(one, residuals));
  return { step: inverted(curvature).map((row) => product(row, pull)), pull };
}

function product(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i] * other[i];
  return sum;
}
