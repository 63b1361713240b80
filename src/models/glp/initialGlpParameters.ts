import { type GlpShape, glpParameterSpecs } from '../../engine/glpShape';
import type { NamedArrays } from '../../engine/taskShape';
import { lecunNormal } from '../../random/lecunNormal';
import { glpKey } from './glpKeys';

/**
 * LeCun-normal matrices and norm scales of 1, a pure function of seed and shape.
 * @throws InputError for a seed outside 0 ... 2^32-1.
 */
export function initialGlpParameters(seed: number, shape: GlpShape): NamedArrays {
  return Object.fromEntries(
    glpParameterSpecs(shape).map(({ name, shape: [rows, columns], size }, index) => [
      name,
      columns === undefined
        ? new Float32Array(size).fill(1)
        : lecunNormal(glpKey(seed, 'parameters', index), rows, columns),
    ]),
  );
}
