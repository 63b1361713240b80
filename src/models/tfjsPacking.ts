import { type NamedArrays, parameterSpecs, type TaskShape } from '../engine/taskShape';
import { InputError } from '../inputError';

/**
 * All parameters in one float32 vector, in the order of `parameterSpecs`.
 * @throws InputError when one is missing or of another size.
 */
export function pack(arrays: NamedArrays, shape: TaskShape): Float32Array {
  const specs = parameterSpecs(shape);
  const packed = new Float32Array(specs.reduce((total, { size }) => total + size, 0));
  let at = 0;
  for (const { name, size } of specs) {
    const found = arrays[name];
    if (found?.length !== size) {
      throw new InputError(`${name}: expected ${size} numbers, found ${found?.length ?? 'none'}`);
    }
    packed.set(found, at);
    at += size;
  }
  return packed;
}

/** The inverse of `pack`; the arrays are copies. */
export function unpack(packed: Float32Array, shape: TaskShape): NamedArrays {
  let at = 0;
  return Object.fromEntries(
    parameterSpecs(shape).map(({ name, size }) => [name, packed.slice(at, (at += size))]),
  );
}
