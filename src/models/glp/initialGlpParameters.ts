import { glpNormals } from '../../engine/glp/glpNormals';
import { type GlpShape, glpParameterSpecs } from '../../engine/glp/glpShape';
import type { NamedArrays } from '../../engine/taskShape';
import { glpKey } from './glpKeys';

/**
 * Normal matrices of variance 1 / inputs, norm scales of 1, shifts and biases of 0, a pure function of seed and shape.
 * @throws InputError for a seed outside 0 ... 2^32-1.
 */
export function initialGlpParameters(seed: number, shape: GlpShape): NamedArrays {
  return Object.fromEntries(
    glpParameterSpecs(shape).map(({ name, shape: [rows, columns], size }, index) => {
      if (columns === undefined) return [name, new Float32Array(size).fill(name.endsWith('norm') ? 1 : 0)];
      const deviation = Math.fround(Math.sqrt(1 / rows));
      return [name, glpNormals(glpKey(seed, 'parameters', index), size).map((draw) => draw * deviation)];
    }),
  );
}
