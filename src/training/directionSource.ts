import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import { type Matrix, matrix } from '../engine/matrix';
import type { NamedArrays } from '../engine/taskShape';
import { InputError } from '../inputError';
import { allOnes } from '../metrics/algebra/allOnes';
import { columnSums } from '../metrics/algebra/columnSums';
import { covariance } from '../metrics/algebra/covariance';
import { norm } from '../metrics/algebra/norm';
import { randomDirections } from '../metrics/algebra/randomDirections';
import { leadingComponent } from '../metrics/components/leadingComponent';
import { headMeanColumn } from '../metrics/gradients/headMeanColumn';
import { hidden } from '../models/mlp';
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
  const { suppression, hidden: widths } = config;
  if (suppression === undefined) return undefined;
  const width = widths[1];
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
    case 'all-ones': {
      const direction = matrix(1, width, allOnes(width));
      return { directionsAt: () => direction };
    }
    case 'head-mean':
      return refreshed(suppression.every, "the head's mean column", (parameters) =>
        headMeanColumn(parameters['head.kernel'], width),
      );
    case 'h1-pc1':
      return refreshed(suppression.every, 'h1 PC1', (parameters) => {
        const { h1 } = hidden(parameters, problem, problem.pairs);
        const { direction, variance } = leadingComponent(covariance(h1));
        return variance > 0 ? direction : new Float64Array(width);
      });
    default: {
      const n = problem.labels.length;
      const weights = suppression.source === 'gradient' ? problem.weights : new Float32Array(n).fill(1 / n);
      return refreshed(suppression.every, 'the effective gradient', (parameters) =>
        columnSums(h1GradientsAsTrained({ ...problem, weights }, parameters, arithmeticOf(config))),
      );
    }
  }
}

/** The one direction of a vector that the parameters give, chosen anew every so many epochs. */
function refreshed(
  every: number,
  what: string,
  vectorAt: (parameters: NamedArrays) => Float64Array,
): DirectionSource {
  return {
    every,
    directionsAt: (epoch, parameters) => {
      const vector = vectorAt(parameters);
      const length = norm(vector);
      if (!(length > 0 && length < Number.POSITIVE_INFINITY)) {
        throw new InputError(`epoch ${epoch}: ${what} has length ${length}, so it names no direction`);
      }
      return matrix(
        1,
        vector.length,
        vector.map((value) => value / length),
      );
    },
  };
}
