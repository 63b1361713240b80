import fc from 'fast-check';
import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../../src/metrics/statistics/leastSquares';

/** Of the package, what ours has within. */
const SAME = {
  gradientDifference: 1e-6,
  centralDifference: true,
  maxIterations: 1_000,
  errorTolerance: 1e-14,
  improvementThreshold: 1e-9,
  damping: 1e-3,
};
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('leastSquares', () => {
  it('has the parameters and the error of ml-levenberg-marquardt, to the last bit', () => {
    const points = fc.array(fc.tuple(number(-3, 3), number(-2, 2)), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(points, number(0, 0.9), number(-1, 1), (of, floor, height) => {
        const [x, y] = [of.map(([at]) => at), of.map(([, value]) => value)];
        const curve =
          ([a, b, c]: number[]) =>
          (at: number) =>
            Math.log(a + Math.exp(b - c * at));
        const [start, least, most] = [
          [floor, height, 0.3],
          [0, -700, -20],
          [1, 700, 20],
        ];
        const theirs = () =>
          levenbergMarquardt({ x, y }, curve, {
            ...SAME,
            initialValues: [...start],
            minValues: least,
            maxValues: most,
          });
        const ours = () => leastSquares({ x, y, curve, start, least, most });
        let expected: ReturnType<typeof theirs>;
        try {
          expected = theirs();
        } catch {
          expect(ours).toThrow(RangeError);
          return;
        }
        expect(ours()).toEqual({ parameters: expected.parameterValues, error: expected.parameterError });
      }),
      { numRuns: 60 },
    );
  });

  it('ends at once where the start is through every point', () => {
    let curves = 0;
    const curve = ([a]: number[]) => {
      curves++;
      return (x: number) => a * x;
    };
    const found = leastSquares({ x: [1, 2], y: [3, 6], curve, start: [3], least: [0], most: [9] });
    expect(found).toEqual({ parameters: [3], error: 0 });
    expect(curves).toBe(1);
  });
});
