import type { Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tfjs } from '../../src/compute/loadTfjs';
import { openBackend } from '../../src/compute/openBackend';
import { TaskEngine } from '../../src/engine/taskEngine';
import { essayAdamW } from '../../src/engine/taskProblem';
import { projectedGradient } from '../../src/models/projectedGradient';
import { TfjsTaskEngine } from '../../src/models/tfjsTaskEngine';
import { initialState } from '../../src/training/initialState';
import { runData } from '../../src/training/runConfig';
import { smallConfig } from '../training/runFixtures';

let tf: Tfjs;
beforeAll(async () => {
  ({ tf } = await openBackend('cpu'));
});

const m = Float32Array.of(0.6, 0, 0.8);
const other = Float32Array.of(0, 1, 0);
const h1 = [
  [1, 2, 3],
  [-1, 0.5, 2],
];
const dy = [
  [3, -1, 0.5],
  [2, 4, -2],
];

/** The gradient that reaches h1 when `dy` comes down from the head. */
function gradientOf(...directions: Float32Array[]): number[][] {
  const op = projectedGradient(tf, directions);
  const loss = (x: unknown) => tf.sum(tf.mul(op(x as Tensor2D), tf.tensor2d(dy)));
  return (tf.grad(loss)(tf.tensor2d(h1)) as Tensor2D).arraySync();
}

const dot = (a: readonly number[], b: Float32Array) => a.reduce((sum, value, k) => sum + value * b[k], 0);

describe('projectedGradient', () => {
  it('is the identity forward', () => {
    expect(projectedGradient(tf, [m])(tf.tensor2d(h1)).arraySync()).toEqual(tf.tensor2d(h1).arraySync());
  });

  it('is the identity backward without directions', () => {
    expect(gradientOf()).toEqual(dy);
  });

  it('leaves nothing along m and everything at a right angle to it', () => {
    for (const [i, g] of gradientOf(m).entries()) {
      expect(Math.abs(dot(g, m))).toBeLessThan(1e-6);
      expect(dot(g, other)).toBeCloseTo(dy[i][1], 6);
    }
  });

  it('does not ask for the sign, and twice is once', () => {
    const once = gradientOf(m);
    expect(gradientOf(m.map((v) => -v))).toEqual(once);
    for (const [i, g] of gradientOf(m, m).entries())
      g.forEach((value, k) => {
        expect(value).toBeCloseTo(once[i][k], 6);
      });
  });

  it('of two orthonormal directions is one after the other, in either order', () => {
    const forth = gradientOf(m, other);
    for (const [i, g] of gradientOf(other, m).entries())
      g.forEach((value, k) => {
        expect(value).toBeCloseTo(forth[i][k], 6);
      });
    for (const g of forth)
      for (const direction of [m, other]) expect(Math.abs(dot(g, direction))).toBeLessThan(1e-6);
  });

  it('agrees with the backward pass of the engine to 1e-5, in the moments after a step', async () => {
    const { problem } = runData(smallConfig);
    const start = initialState(smallConfig);
    const direction = new Float32Array(12).fill(1 / Math.sqrt(12));
    const bare = { ...essayAdamW, beta1: 0 };
    const engines = [
      await TaskEngine.create(problem, { threads: 1, adamw: bare }),
      await TfjsTaskEngine.create(problem, { backend: 'cpu', adamw: bare }),
    ];
    const [ours, theirs] = await Promise.all(
      engines.map(async (engine) => {
        engine.load(start);
        engine.setDirections([direction]);
        await engine.run(1);
        const { adamM } = engine.state();
        await engine.close();
        return adamM;
      }),
    );
    for (const [name, values] of Object.entries(ours))
      values.forEach((value, i) => {
        expect(Math.abs(value - theirs[name][i])).toBeLessThan(1e-5);
      });
    const largest = Math.max(...Object.values(ours).flatMap((values) => [...values].map(Math.abs)));
    expect(largest).toBeGreaterThan(1e-2);
  });
});
