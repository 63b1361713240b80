import { onTestFinished } from 'vitest';
import { sha256 } from '../../src/data/sha256';
import { zipfWeights } from '../../src/data/zipfWeights';
import { TaskEngine, type TaskEngineOptions } from '../../src/engine/taskEngine';
import type { TaskProblem } from '../../src/engine/taskProblem';
import { type NamedArrays, parameterSpecs, type TaskShape } from '../../src/engine/taskShape';
import type { TaskState } from '../../src/engine/taskState';
import { initialParameters } from '../../src/random/initialParameters';
import { numpyPermutation } from '../../src/random/numpyShuffle';

/** The first `n` of all pairs in a shuffled order, with Zipf weights: any n, also one that fills no shard. */
export function problemOf(shape: TaskShape, n: number, seed = 3): TaskProblem {
  const { p } = shape;
  const order = numpyPermutation(seed, p * p).subarray(0, n);
  const pairs = Int32Array.from({ length: 2 * n }, (_, i) =>
    i % 2 ? order[i >> 1] % p : Math.floor(order[i >> 1] / p),
  );
  const labels = Int32Array.from(order, (_, i) => (pairs[2 * i] + pairs[2 * i + 1]) % p);
  return { ...shape, pairs, labels, weights: Float32Array.from(zipfWeights(n, 1.5)) };
}

/** The seed's parameters, with biases that are not zero, and zero moments. */
export function startOf(shape: TaskShape, seed = 5): TaskState {
  const parameters = initialParameters(seed, shape);
  for (const name of ['head.bias', 'hidden0.bias', 'hidden1.bias']) {
    parameters[name].forEach((_, i, bias) => {
      bias[i] = (((i * 37) % 19) - 9) / 100;
    });
  }
  return { step: 0, parameters, adamM: zeros(shape), adamV: zeros(shape) };
}

export function zeros(shape: TaskShape): NamedArrays {
  return Object.fromEntries(parameterSpecs(shape).map(({ name, size }) => [name, new Float32Array(size)]));
}

/** An engine that is closed when the test ends. */
export async function openEngine(problem: TaskProblem, options?: TaskEngineOptions): Promise<TaskEngine> {
  const engine = await TaskEngine.create(problem, options);
  onTestFinished(() => engine.close());
  return engine;
}

/** The state after `steps` from `start`. */
export async function trained(
  problem: TaskProblem,
  start: TaskState,
  steps: number,
  options?: TaskEngineOptions,
): Promise<TaskState> {
  const engine = await openEngine(problem, options);
  engine.load(start);
  await engine.run(steps);
  return engine.state();
}

/** SHA-256 over parameters and both moments, by name. */
export function stateHash({ parameters, adamM, adamV }: TaskState): string {
  const arrays = [parameters, adamM, adamV].flatMap((part) =>
    Object.keys(part)
      .sort()
      .map((name) => part[name]),
  );
  return sha256(Buffer.concat(arrays.map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength))));
}

/** The largest absolute difference of two sets of arrays. */
export function largestDifference(a: NamedArrays, b: Readonly<Record<string, ArrayLike<number>>>): number {
  let largest = 0;
  for (const [name, values] of Object.entries(a)) {
    for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] - b[name][i]));
  }
  return largest;
}
