import { InputError } from '../inputError';
import { type Matrix, matrix, row } from './matrix';
import { PACKINGS } from './memoryLayout';
import { openKernel } from './openKernel';
import { type ArithmeticOrLabelGradient, labelGradientsOf, stepArithmetic } from './stepArithmetic';
import { TaskMemory } from './taskMemory';
import { checkProblem, type TaskProblem } from './taskProblem';
import type { NamedArrays } from './taskShape';

/**
 * dCE/dlogits of the named samples, `[k, p]`, not weighted, bit for bit as a training step of the engine computes it in
 * float32. The engine does not keep it, so each sample is passed through alone with weight 1, where it is the gradient
 * of the head's bias; a row of the engine's products does not depend on the rows beside it.
 * @throws InputError when the problem's arrays or the parameters do not fit together, or there is no such sample.
 * @example
 * import { logitGradientsAsTrained, openRun, rowExcess } from 'activation-supervision';
 * const run = openRun('baseline');
 * const heaviest = logitGradientsAsTrained(run.data.problem, run.parameters(25_700), [0, 1]);
 * rowExcess(heaviest); // => [0.5259, 1.2537]
 */
export function logitGradientsAsTrained(
  problem: TaskProblem,
  parameters: NamedArrays,
  samples: readonly number[],
  given: ArithmeticOrLabelGradient = 'subtractive',
): Matrix {
  checkProblem(problem);
  const outside = samples.find((sample) => !(sample in problem.labels));
  if (outside !== undefined)
    throw new InputError(`sample: expected 0..${problem.labels.length - 1}, got ${outside}`);
  const whole = stepArithmetic(given);
  const { heaviest: _, ...arithmetic } = whole;
  const kinds = labelGradientsOf(problem, whole);
  const task = new TaskMemory(alone(problem), arithmetic, 1);
  const kernel = openKernel(task.memory);
  const { task: descriptor } = task.layout.at;
  task.write('parameters', parameters);
  for (let job = 0; job < PACKINGS; job++) kernel.packWeights(descriptor, job);
  const out = matrix(samples.length, problem.p);
  samples.forEach((sample, i) => {
    task.placeSample(0, problem, sample, kinds[sample]);
    kernel.taskShard(descriptor, 0, 0, 0);
    row(out, i).set(task.readArray('gradients', 'head.bias'));
  });
  return out;
}

/** One sample of weight 1, whichever it is to be. */
function alone(problem: TaskProblem): TaskProblem {
  const { pairs, labels } = problem;
  return { ...problem, pairs: pairs.slice(0, 2), labels: labels.slice(0, 1), weights: Float32Array.of(1) };
}
