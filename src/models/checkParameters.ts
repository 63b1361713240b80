import type { NamedArrays, TaskShape } from '../engine/taskShape';
import { parameterSpecs } from '../engine/taskShape';
import { InputError } from '../inputError';

/**
 * @throws InputError when a parameter is missing or of another size than `shape` asks for,
 *   or when an operand of `pairs` is not in 0..p-1.
 */
export function checkParameters(parameters: NamedArrays, shape: TaskShape, pairs: Int32Array): void {
  for (const { name, shape: dimensions, size } of parameterSpecs(shape)) {
    const found = parameters[name]?.length ?? 'none';
    if (found !== size) {
      throw new InputError(`${name}: expected [${dimensions.join(', ')}] (${size} numbers), found ${found}`);
    }
  }
  if (pairs.length % 2 !== 0) {
    throw new InputError(`pairs: expected an even count of operands, found ${pairs.length}`);
  }
  for (const operand of pairs) {
    if (operand < 0 || operand >= shape.p) {
      throw new InputError(`pairs: expected operands from 0 to ${shape.p - 1}, found ${operand}`);
    }
  }
}
