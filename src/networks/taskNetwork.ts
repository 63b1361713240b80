import type { LayersModel } from '@tensorflow/tfjs';
import { loadTfjs } from '../compute/loadTfjs';
import type { NamedArrays, TaskShape } from '../engine/taskShape';
import { checkParameters } from '../models/checkParameters';

/**
 * The essay's network as a tfjs model: `hidden0` and `hidden1` with ReLU and the linear `head`, inputs one-hot `[n, 2p]`
 * (`tfjsOneHotPairs`). Dispose of it after use.
 * @param parameters float32, kernels `[in, out]`.
 * @throws InputError when a parameter is missing or of another size.
 * @example
 * import { activationsOf, loadTfjs, openRun, taskNetwork, tfjsOneHotPairs } from 'activation-supervision';
 * const run = openRun('baseline');
 * const model = taskNetwork(run.parameters(25_700), run.shape);
 * const pair = tfjsOneHotPairs(loadTfjs(), Int32Array.of(20, 89), 97);
 * const h1 = await activationsOf(model, 'hidden1', pair);
 * h1.columns; // => 128
 * model.dispose();
 */
export function taskNetwork(parameters: NamedArrays, shape: TaskShape): LayersModel {
  checkParameters(parameters, shape, new Int32Array());
  const tf = loadTfjs();
  const { p, hidden } = shape;
  const widths = { hidden0: hidden[0], hidden1: hidden[1], head: p };
  const model = tf.sequential({
    layers: Object.entries(widths).map(([name, units], i) =>
      tf.layers.dense({
        name,
        units,
        activation: name === 'head' ? 'linear' : 'relu',
        ...(i === 0 ? { inputShape: [2 * p] } : {}),
      }),
    ),
  });
  for (const layer of model.layers) {
    const [kernel, bias] = layer.getWeights();
    const own = [
      tf.tensor(parameters[`${layer.name}.kernel`], kernel.shape),
      tf.tensor(parameters[`${layer.name}.bias`], bias.shape),
    ];
    layer.setWeights(own);
    tf.dispose(own);
  }
  return model;
}
