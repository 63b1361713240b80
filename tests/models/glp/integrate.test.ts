import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { type Integrator, integrate } from '../../../src/models/glp/integrate';

const MEAN = 0.7;
const DEVIATION = 0.4;

/**
 * For data N(m, s^2) the flow is known: x_t is N((1-t) m, (1-t)^2 s^2 + t^2), and the expected velocity e - x given x_t
 * is linear in x_t.
 */
function exactVelocity(x: Float32Array, t: number): Float32Array {
  const variance = (1 - t) ** 2 * DEVIATION ** 2 + t ** 2;
  const slope = (t - (1 - t) * DEVIATION ** 2) / variance;
  return x.map((value) => slope * (value - (1 - t) * MEAN) - MEAN);
}

/** Where the exact flow takes x from time t to 0: the same number of deviations from the mean. */
function exactEnd(x: number, t: number): number {
  const deviation = Math.sqrt((1 - t) ** 2 * DEVIATION ** 2 + t ** 2);
  return MEAN + (DEVIATION * (x - (1 - t) * MEAN)) / deviation;
}

async function largestError(method: Integrator, from: number, steps: number): Promise<number> {
  const x = glpNormals([1, 2], 500);
  const found = await integrate(exactVelocity, x, from, steps, method);
  return found.reduce((most, value, i) => Math.max(most, Math.abs(value - exactEnd(x[i], from))), 0);
}

describe('integrate', () => {
  it.each([
    ['euler', 1, 40],
    ['euler', 0.3, 40],
    ['heun', 1, 20],
    ['heun', 0.3, 5],
  ] as const)('follows the exact flow of a Gaussian: %s from %f', async (method, from, steps) => {
    const order = method === 'euler' ? 1 : 2;
    const [coarse, fine] = [
      await largestError(method, from, steps),
      await largestError(method, from, 2 * steps),
    ];
    expect(fine).toBeLessThan(method === 'euler' ? 0.05 : 0.002);
    expect(coarse / fine).toBeGreaterThan(0.8 * 2 ** order);
  });

  it('takes noise to the distribution of the data', async () => {
    const end = await integrate(exactVelocity, glpNormals([5, 6], 20_000), 1, 50, 'heun');
    const mean = end.reduce((sum, x) => sum + x, 0) / end.length;
    const variance = end.reduce((sum, x) => sum + (x - mean) ** 2, 0) / end.length;
    expect(Math.abs(mean - MEAN)).toBeLessThan(0.01);
    expect(Math.abs(Math.sqrt(variance) - DEVIATION)).toBeLessThan(0.01);
  });

  it('ends at time 0 after equal steps', async () => {
    const times: number[] = [];
    await integrate(
      (x, t) => {
        times.push(t);
        return x.map(() => 0);
      },
      Float32Array.of(1, 2),
      0.3,
      3,
      'heun',
    );
    expect(times).toEqual([0.3, 0.2, 0.2, 0.1, 0.1, 0].map(Math.fround));
  });

  it('leaves x alone without velocity', async () => {
    const x = Float32Array.of(1, -2, 3);
    expect(await integrate((at) => at.map(() => 0), x, 1, 7)).toEqual(x);
  });
});
