import type { serialization, Tensor, Tensor2D } from '@tensorflow/tfjs';
import { loadTfjs, type Tfjs } from '../compute/loadTfjs';
import { InputError } from '../inputError';
import { norm } from '../metrics/algebra/norm';
import { projectedGradient as projection } from '../models/projectedGradient';
import type { Layer } from './network';

const NAME = 'ProjectedGradient';

type LayerArgs = Parameters<Tfjs['layers']['inputLayer']>[0];
type Config = { readonly name?: string; readonly direction: readonly number[] };

/**
 * A layer that is the identity forward and takes a direction's component out of the gradient backward (essay, "Suppressing
 * the memorization gradient"): what lies below is never pushed along it. It goes right behind the layer whose activations
 * have the direction, is saved with a model, and has no weights.
 *
 * @param direction `[d]`, any length but zero; d numbers a sample, a layer of more dimensions is flattened.
 * @throws InputError for a direction of no length or with a number that is not finite.
 * @example
 * import { allOnes, loadTfjs, modelGradient, projectedGradient, zipfWeights } from 'activation-supervision';
 * const tf = loadTfjs();
 * const hidden = tf.layers.dense({ inputShape: [2], units: 4, activation: 'relu', name: 'h1' });
 * const head = tf.layers.dense({ units: 3 });
 * const model = tf.sequential({ layers: [hidden, projectedGradient(allOnes(4)), head] });
 * const inputs = tf.tensor2d([[1, 2], [3, 4]]);
 * const { sum } = await modelGradient(model, 'h1', inputs, [0, 1], zipfWeights(2, 1.5));
 * Math.abs(sum.reduce((total, one) => total + one, 0)) < 1e-6; // => true
 */
export function projectedGradient(direction: ArrayLike<number>, name?: string): Layer {
  return new (registerProjectedGradient())({ direction: Array.from(direction), name });
}

let registered: (new (config: Config) => Layer) | undefined;

/**
 * Makes the layer known to tfjs; needed before a saved model that has one is loaded by a program that makes none.
 * @example
 * import { registerProjectedGradient } from 'activation-supervision';
 * // Before tf.loadLayersModel of a model that has such a layer.
 * const Layer = registerProjectedGradient();
 * new Layer({ direction: [0.6, 0.8] }).getConfig().direction; // => [0.6, 0.8]
 */
export function registerProjectedGradient(): new (config: Config) => Layer {
  registered ??= makeClass(loadTfjs());
  return registered;
}

function makeClass(tf: Tfjs): new (config: Config) => Layer {
  class ProjectedGradient extends tf.layers.Layer {
    static readonly className = NAME;
    private readonly unit: Float32Array;
    private readonly given: readonly number[];

    constructor(config: Config) {
      super({ name: config.name } as LayerArgs);
      this.given = config.direction;
      this.unit = unitVector(config.direction);
    }

    override getClassName(): string {
      return NAME;
    }

    override computeOutputShape(shape: never): never {
      return shape;
    }

    override build(shape: never): void {
      const sizes = (shape as (number | null)[]).slice(1).map((size) => size ?? 0);
      const d = sizes.reduce((product, size) => product * size, 1);
      if (d !== this.unit.length) {
        throw new InputError(
          `${this.name}: a direction of ${this.unit.length} numbers, expected ${d}, [${sizes}] a sample`,
        );
      }
      super.build(shape);
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      return tf.tidy(() => {
        const x = Array.isArray(inputs) ? inputs[0] : inputs;
        // Twice, since once leaves the rounding of the component itself.
        const project = projection(tf, [this.unit, this.unit]);
        const flat = tf.reshape(x, [x.shape[0], this.unit.length]) as Tensor2D;
        return tf.reshape(project(flat), x.shape);
      });
    }

    override getConfig(): serialization.ConfigDict {
      return { ...super.getConfig(), direction: [...this.given] };
    }
  }
  tf.serialization.registerClass(ProjectedGradient as never);
  return ProjectedGradient as never;
}

function unitVector(direction: readonly number[]): Float32Array {
  const length = norm(Float64Array.from(direction));
  if (!(length > 0 && length < Infinity)) {
    throw new InputError(
      `direction: expected finite numbers that are not all zero, found ${direction.length === 0 ? 'none' : `${direction.length} numbers whose norm is ${length}`}`,
    );
  }
  return Float32Array.from(direction, (value) => value / length);
}
