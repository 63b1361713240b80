import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modularAddition } from '../../src/data/modularAddition';
import { parseSafetensors } from '../../src/data/safetensors/parseSafetensors';
import { zipfWeights } from '../../src/data/zipfWeights';
import type { TaskProblem } from '../../src/engine/taskProblem';
import { type NamedArrays, parameterSpecs, type TaskShape } from '../../src/engine/taskShape';
import type { TaskState } from '../../src/engine/taskState';
import { TfjsTaskEngine, type TfjsTaskEngineOptions } from '../../src/models/tfjsTaskEngine';

const { train } = modularAddition({ p: 97, trainFraction: 0.3, seed: 42 });

/** The essay's problem with seed 42. */
export const essay: TaskProblem = {
  p: 97,
  hidden: [128, 128],
  ...train,
  weights: Float32Array.from(zipfWeights(train.labels.length, 1.5)),
};

/** Three samples of sums modulo 5. */
export const tiny: TaskProblem = {
  p: 5,
  hidden: [4, 3],
  pairs: Int32Array.of(0, 1, 4, 4, 2, 3),
  labels: Int32Array.of(1, 3, 0),
  weights: Float32Array.of(0.6, 0.3, 0.1),
};

/** One array for each parameter, filled by index. */
export function filled(shape: TaskShape, value: (i: number) => number): NamedArrays {
  return Object.fromEntries(
    parameterSpecs(shape).map(({ name, size }) => [
      name,
      Float32Array.from({ length: size }, (_, i) => value(i)),
    ]),
  );
}

export const tinyParameters = filled(tiny, (i) => ((i * 37) % 19) / 19 - 0.4);

/** Parameters of the JAX run of seed 42 after 0, 1, 10 or 100 steps. */
export function golden(step: number): NamedArrays {
  const path = join(__dirname, `../golden/params-step-${step}.safetensors`);
  const { tensors } = parseSafetensors(new Uint8Array(readFileSync(path)), path);
  return Object.fromEntries(Array.from(tensors, ([name, { data }]) => [name, data as Float32Array]));
}

/** The state of a run that begins with these parameters. */
export function fresh(parameters: NamedArrays, shape: TaskShape): TaskState {
  const zeros = filled(shape, () => 0);
  return { step: 0, parameters, adamM: zeros, adamV: zeros };
}

/** Trains from a state and keeps the state after each of the runs. */
export async function statesAfter(
  problem: TaskProblem,
  from: TaskState,
  runs: number[],
  options: TfjsTaskEngineOptions,
): Promise<TaskState[]> {
  const engine = await TfjsTaskEngine.create(problem, options);
  try {
    engine.load(from);
    const states: TaskState[] = [];
    for (const steps of runs) {
      await engine.run(steps);
      states.push(engine.state());
    }
    return states;
  } finally {
    await engine.close();
  }
}

/** Absolute differences over all parameters, largest first. */
export function differences(found: NamedArrays, expected: NamedArrays): number[] {
  return Object.keys(expected)
    .flatMap((name) => Array.from(expected[name], (value, i) => Math.abs(value - found[name][i])))
    .sort((a, b) => b - a);
}
