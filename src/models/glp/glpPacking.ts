import { type GlpShape, glpParameterSpecs } from '../../engine/glp/glpShape';
import type { NamedArrays } from '../../engine/taskShape';
import { InputError } from '../../inputError';

/**
 * All parameters in one float32 vector, in the order of `glpParameterSpecs`.
 * @throws InputError when one is missing or of another size.
 */
export function packGlp(arrays: NamedArrays, shape: GlpShape): Float32Array {
  const specs = glpParameterSpecs(shape);
  const packed = new Float32Array(specs.reduce((total, { size }) => total + size, 0));
  let at = 0;
  for (const { name, size } of specs) {
    const found = arrays[name]?.length;
    if (found !== size)
      throw new InputError(`GLP ${name}: expected ${size} numbers, found ${found ?? 'none'}`);
    packed.set(arrays[name], at);
    at += size;
  }
  return packed;
}

/** The inverse of `packGlp`; the arrays are copies. */
export function unpackGlp(packed: Float32Array, shape: GlpShape): NamedArrays {
  let at = 0;
  return Object.fromEntries(
    glpParameterSpecs(shape).map(({ name, size }) => [name, packed.slice(at, (at += size))]),
  );
}
