import { type Matrix, matrix, row } from './matrix';
import { PACKINGS } from './memoryLayout';
import { openKernel } from './openKernel';
import {
  type ArithmeticOrLabelGradient,
  LABEL_GRADIENTS,
  labelGradientsOf,
  stepArithmetic,
} from './stepArithmetic';
import { TaskMemory } from './taskMemory';
import type { TaskProblem } from './taskProblem';
import type { NamedArrays } from './taskShape';

/**
 * dCE/dlogits of the named samples, `[k, p]`, not weighted, bit for bit as a training step of the engine computes it in
 * float32. The engine does not keep it, so each sample is passed through alone with weight 1, where it is the gradient
 * of the head's bias; a row of the engine's products does not depend on the rows beside it.
 * @throws InputError when the problem's arrays or the parameters do not fit together.
 */
export function logitGradientsAsTrained(
  problem: TaskProblem,
  parameters: NamedArrays,
  samples: readonly number[],
  given: ArithmeticOrLabelGradient = 'subtractive',
): Matrix {
  const whole = stepArithmetic(given);
  const { heaviest: _, drive, ...arithmetic } = whole;
  const kinds = labelGradientsOf(problem, whole);
  const out = matrix(samples.length, problem.p);
  samples.forEach((sample, i) => {
    const labelGradient = LABEL_GRADIENTS[kinds[sample]];
    const own = { ...arithmetic, labelGradient, ...(labelGradient === 'drive' ? { drive } : {}) };
    const task = new TaskMemory(alone(problem, sample), own, 1);
    const kernel = openKernel(task.memory);
    const { task: descriptor } = task.layout.at;
    task.write('parameters', parameters);
    for (let job = 0; job < PACKINGS; job++) kernel.packWeights(descriptor, job);
    kernel.taskShard(descriptor, 0, 0, 0);
    row(out, i).set(task.read('gradients')['head.bias']);
  });
  return out;
}

function alone(problem: TaskProblem, sample: number): TaskProblem {
  return {
    ...problem,
    pairs: problem.pairs.slice(2 * sample, 2 * sample + 2),
    labels: problem.labels.slice(sample, sample + 1),
    weights: Float32Array.of(1),
  };
}
