import type { Sequential } from '@tensorflow/tfjs';
import { loadTfjs } from '../compute/loadTfjs';
import { InputError } from '../inputError';
import type { DenseLayer } from '../models/denseForward';
import { flaxParameterKey } from '../random/flaxKeys';
import { prngKey } from '../random/jaxKey';
import { lecunNormal } from '../random/lecunNormal';
import { projectedGradient } from './projectedGradientLayer';

export interface DenseNetworkOptions {
  /** Numbers a sample. */
  readonly inputs: number;
  /** Width of each hidden layer. */
  readonly hidden: readonly number[];
  readonly classes: number;
  /** Of the initial weights. Default 0. */
  readonly seed?: number;
  /** The weights to begin with, from below, the head last; drawn by the seed where left out. */
  readonly layers?: readonly DenseLayer[];
  /** Projected out of the gradient that reaches the last hidden layer, `[d]`. */
  readonly direction?: ArrayLike<number>;
}

/**
 * A classifier of dense layers in tfjs: `hidden0`, `hidden1`, ... with ReLU, and the linear `head`. Equal seeds give equal
 * weights everywhere: LeCun-normal kernels and zero biases, as flax's `Dense` layers have them.
 * @throws InputError for a size that is no integer from 1 up, no hidden layer, or weights or a direction of another size.
 * @example
 * import { denseNetwork } from 'activation-supervision';
 * const model = denseNetwork({ inputs: 196, hidden: [64, 64], classes: 10, seed: 1 });
 * model.layers.map(({ name }) => name); // => ['hidden0', 'hidden1', 'head']
 */
export function denseNetwork(options: DenseNetworkOptions): Sequential {
  const { inputs, hidden, classes, seed = 0, layers, direction } = options;
  const widths = [inputs, ...hidden, classes];
  const bad = widths.find((width) => !Number.isSafeInteger(width) || width < 1);
  if (bad !== undefined)
    throw new InputError(`network: expected sizes that are integers from 1 up, found ${bad}`);
  if (hidden.length === 0) throw new InputError('network: expected a hidden layer, found none');
  const last = hidden[hidden.length - 1];
  if (direction && direction.length !== last)
    throw new InputError(`direction: expected ${last} numbers, found ${direction.length}`);
  if (layers) checkLayers(layers, widths);
  const tf = loadTfjs();
  const key = prngKey(seed);
  const model = tf.sequential();
  for (const [i, units] of widths.slice(1).entries()) {
    const isHead = i === hidden.length;
    if (isHead && direction) model.add(projectedGradient(direction));
    const layer = tf.layers.dense({
      name: isHead ? 'head' : `hidden${i}`,
      units,
      activation: isHead ? 'linear' : 'relu',
      kernelInitializer: 'zeros',
      ...(i === 0 ? { inputShape: [inputs] } : {}),
    });
    model.add(layer);
    const kernel = layers
      ? Float32Array.from(layers[i].kernel.data)
      : lecunNormal(flaxParameterKey(key, [`Dense_${i}`], 1), widths[i], units);
    const bias = layers ? Float32Array.from(layers[i].bias) : new Float32Array(units);
    const own = [tf.tensor2d(kernel, [widths[i], units]), tf.tensor1d(bias)];
    layer.setWeights(own);
    tf.dispose(own);
  }
  return model;
}

function checkLayers(layers: readonly DenseLayer[], widths: readonly number[]): void {
  const found = [layers[0]?.kernel.rows, ...layers.map(({ kernel }) => kernel.columns)];
  if (found.join() !== widths.join())
    throw new InputError(`layers: expected widths ${widths.join(', ')}, found ${found.join(', ')}`);
}
