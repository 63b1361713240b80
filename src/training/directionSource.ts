import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import { type Matrix, matrix } from '../engine/matrix';
import type { NamedArrays } from '../engine/taskShape';
import { InputError } from '../inputError';
import { columnSums } from '../metrics/columnSums';
import { norm } from '../metrics/norm';
import { randomDirections } from '../metrics/randomDirections';
import { arithmeticOf } from './arithmeticOf';
import type { RunConfig, RunData } from './runConfig';

/** Where the projected directions of a run come from. */
export interface DirectionSource {
  /** Epochs between two choices; left out, the first one stays. */
  readonly every?: number;
  /** Orthonormal, `[k, n1]` float64. @throws InputError when the parameters give none. */
  directionsAt(epoch: number, parameters: NamedArrays): Matrix;
}

/**
 * The source that a config names; undefined where nothing is projected out.
 * @param frozen the directions of the file that the config names, `[k, n1]`.
 * @throws InputError when that file is missing or of another width.
 */
export function directionSource(
  config: RunConfig,
  { problem }: RunData,
  frozen?: Matrix,
): DirectionSource | undefined {
  const { suppression, hidden } = config;
  if (suppression === undefined) return undefined;
  const width = hidden[1];
  switch (suppression.source) {
    case 'random': {
      const direction = randomDirections(1, width, suppression.seed);
      return { directionsAt: () => direction };
    }
    case 'frozen': {
      if (frozen === undefined)
        throw new InputError(`expected the direction file with SHA-256 ${suppression.sha256}, got none`);
      if (frozen.columns !== width)
        throw new InputError(`expected directions of ${width} numbers, found ${frozen.columns}`);
      return { directionsAt: () => frozen };
    }
    default: {
      const n = problem.labels.length;
      const weights = suppression.source === 'gradient' ? problem.weights : new Float32Array(n).fill(1 / n);
      return {
        every: suppression.every,
        directionsAt: (epoch, parameters) => {
          const forces = h1GradientsAsTrained({ ...problem, weights }, parameters, arithmeticOf(config));
          return normalised(columnSums(forces), epoch);
        },
      };
    }
  }
}

function normalised(force: Float64Array, epoch: number): Matrix {
  const length = norm(force);
  if (!(length > 0 && length < Number.POSITIVE_INFINITY)) {
    throw new InputError(
      `epoch ${epoch}: the effective gradient has length ${length}, so it names no direction`,
    );
  }
  return matrix(
    1,
    force.length,
    force.map((value) => value / length),
  );
}
