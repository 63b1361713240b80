import type { NamedArrays, TaskShape } from '../engine/taskShape';

/** The shape that the lengths of the three biases give. */
export function taskShapeOf(parameters: NamedArrays): TaskShape {
  return {
    p: parameters['head.bias'].length,
    hidden: [parameters['hidden0.bias'].length, parameters['hidden1.bias'].length],
  };
}
