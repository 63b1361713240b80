import { describe, expect, it } from 'vitest';
import type { TaskEngine } from '../../src/engine/taskEngine';
import { essayAdamW } from '../../src/engine/taskProblem';
import type { TaskState } from '../../src/engine/taskState';
import { referenceGradient, widened } from './referenceStep';
import { largestDifference, openEngine, problemOf, startOf, stateHash } from './taskFixtures';

const shape = { p: 7, hidden: [12, 20] } as const;
const problem = problemOf(shape, 33);
const bare = { ...essayAdamW, beta1: 0 };

/** Every unit of h1 active: no ReLU mask hides a part of the gradient. */
function activeStart(): TaskState {
  const start = startOf(shape);
  return { ...start, parameters: { ...start.parameters, 'hidden1.bias': new Float32Array(20).fill(9) } };
}

async function gradientWith(directions: Float32Array[], start = activeStart()) {
  const engine = await openEngine(problem, { adamw: bare, threads: 2 });
  engine.load(start);
  engine.setDirections(directions);
  await engine.run(1);
  return engine.state().adamM;
}

const unit = (f: (k: number) => number): Float32Array => {
  const x = Array.from({ length: 20 }, (_, k) => f(k));
  const length = Math.sqrt(x.reduce((sum, v) => sum + v * v, 0));
  return Float32Array.from(x, (v) => v / length);
};
const a = unit((k) => Math.sin(k + 1));
const slanted = unit((k) => ((k * 7) % 5) - 1.5);
const overlap = slanted.reduce((sum, v, k) => sum + v * a[k], 0);
const b = unit((k) => slanted[k] - overlap * a[k]);

const along = (x: Float32Array, m: Float32Array) => Math.abs(x.reduce((sum, v, k) => sum + v * m[k], 0));

describe('projecting directions out of dL/dh1', () => {
  it('leaves what goes down orthogonal to the direction', async () => {
    const plain = await gradientWith([]);
    const projected = await gradientWith([a]);
    expect(along(plain['hidden1.bias'], a)).toBeGreaterThan(1e-3);
    expect(along(projected['hidden1.bias'], a)).toBeLessThan(2e-7);
  });

  it('does not touch the head, which lies above', async () => {
    const [plain, projected] = [await gradientWith([]), await gradientWith([a, b])];
    expect(projected['head.kernel']).toEqual(plain['head.kernel']);
    expect(projected['head.bias']).toEqual(plain['head.bias']);
    expect(projected['hidden0.kernel']).not.toEqual(plain['hidden0.kernel']);
  });

  it.each([
    ['one', [a]],
    ['two', [a, b]],
    ['the same two the other way round', [b, a]],
  ])('is (I - m m^T) one after the other, in float64 too: %s', async (_, directions) => {
    const { gradient } = referenceGradient(problem, widened(activeStart().parameters), directions);
    expect(largestDifference(await gradientWith(directions), gradient)).toBeLessThan(5e-6);
  });

  it('changes no bit where the gradient has nothing along the direction', async () => {
    const start = startOf(shape);
    // A unit whose row of the head is zero gets no gradient.
    const head = start.parameters['head.kernel'].map((w, i) => (Math.floor(i / 7) === 4 ? 0 : w));
    const quiet = { ...start, parameters: { ...start.parameters, 'head.kernel': head } };
    const axis = new Float32Array(20);
    axis[4] = 1;
    expect(await gradientWith([axis], quiet)).toEqual(await gradientWith([], quiet));
  });

  it('leaves the rows of h1Gradients as they are before it', async () => {
    const rows = async (directions: Float32Array[]) => {
      const engine = await openEngine(problem);
      engine.load(activeStart());
      engine.setDirections(directions);
      return engine.h1Gradients();
    };
    expect(await rows([a])).toEqual(await rows([]));
  });

  it('ends with an empty list', async () => {
    const run = async (prepare: (engine: TaskEngine) => void) => {
      const engine = await openEngine(problem);
      engine.load(startOf(shape));
      prepare(engine);
      await engine.run(5);
      return stateHash(engine.state());
    };
    const plain = await run(() => {});
    expect(await run((engine) => engine.setDirections([a]))).not.toBe(plain);
    const undone = await run((engine) => {
      engine.setDirections([a]);
      engine.setDirections([]);
    });
    expect(undone).toBe(plain);
  });

  it('refuses a vector of another length, and more than 16', async () => {
    const engine = await openEngine(problem);
    expect(() => engine.setDirections([new Float32Array(12)])).toThrow(
      'expected directions of 20 numbers, got one of 12',
    );
    expect(() => engine.setDirections(Array(17).fill(a))).toThrow('at most 16 directions, got 17');
  });

  it.each([
    ['zero', [new Float32Array(20)], 'expected direction 0 to have length 1, found 0'],
    ['NaN', [a.map((v, k) => (k === 3 ? Number.NaN : v))], 'direction 0 to have length 1, found NaN'],
    ['a vector that is no unit vector', [a, b.map((v) => 2 * v)], 'direction 1 to have length 1, found 1.99'],
    ['two that are not orthogonal', [a, slanted], 'expected directions 0 and 1 to be orthogonal'],
  ])('refuses %s', async (_, directions, reason) => {
    const engine = await openEngine(problem);
    expect(() => engine.setDirections(directions)).toThrow(reason);
  });

  it('projects the same whatever the sign of the direction', async () => {
    expect(await gradientWith([a.map((v) => -v)])).toEqual(await gradientWith([a]));
  });
});
