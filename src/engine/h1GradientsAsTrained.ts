import { type Matrix, matrix } from './matrix';
import { PACKINGS, SHARDS } from './memoryLayout';
import { openKernel } from './openKernel';
import type { ArithmeticOrLabelGradient } from './stepArithmetic';
import { TaskMemory } from './taskMemory';
import type { TaskProblem } from './taskProblem';
import type { NamedArrays } from './taskShape';

/**
 * dL/dh1 of every sample, `[n, n1]`, bit for bit as a training step of the engine computes it in float32: with
 * `subtractive` labels this is where rounding enters.
 * @throws InputError when the problem's arrays do not fit together.
 */
export function h1GradientsAsTrained(
  problem: TaskProblem,
  parameters: NamedArrays,
  arithmetic: ArithmeticOrLabelGradient = 'subtractive',
): Matrix {
  const task = new TaskMemory(problem, arithmetic, 1);
  const kernel = openKernel(task.memory);
  const { task: descriptor } = task.layout.at;
  task.write('parameters', parameters);
  task.wantH1Gradients(true);
  for (let job = 0; job < PACKINGS; job++) kernel.packWeights(descriptor, job);
  for (let shard = 0; shard < SHARDS; shard++) kernel.taskShard(descriptor, shard, 0, 0);
  return matrix(problem.labels.length, problem.hidden[1], Float64Array.from(task.h1Gradients()));
}
