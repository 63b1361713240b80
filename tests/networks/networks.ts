import { join } from 'node:path';
import type { LayersModel, Tensor, Variable } from '@tensorflow/tfjs';
import type { Tfjs } from '../../src/compute/loadTfjs';
import { readParameters } from '../../src/data/parameterFile';
import type { Matrix } from '../../src/engine/matrix';
import { tfjsOneHotPairs } from '../../src/models/tfjsForward';
import type { NetworkFunction } from '../../src/networks/network';
import { taskNetwork } from '../../src/networks/taskNetwork';
import { packageRoot } from '../../src/packageRoot';
import { runData } from '../../src/training/runConfig';

/** A committed snapshot of the baseline as a tfjs model, with the data that it was trained on. */
export function baselineAt(tf: Tfjs, epoch: number) {
  const file = `data/runs/baseline/snapshots/epoch-${String(epoch).padStart(6, '0')}.safetensors`;
  const { parameters, shape } = readParameters(join(packageRoot, file));
  const data = runData({
    task: { p: 97, train_fraction: 0.3, zipf_exponent: 1.5, seed: 42 },
    hidden: shape.hidden,
  });
  const { pairs, labels } = data.split.train;
  return {
    model: taskNetwork(parameters, shape),
    inputs: tfjsOneHotPairs(tf, pairs, shape.p),
    labels,
    parameters,
    shape,
    ...data,
  };
}

/** Three classes of points in the plane, and their labels. */
export function blobs(tf: Tfjs, n: number) {
  const labels = Int32Array.from({ length: n }, (_, i) => i % 3);
  const numbers = Float32Array.from({ length: 2 * n }, (_, at) => {
    const [i, axis] = [Math.floor(at / 2), at % 2];
    const angle = (2 * Math.PI * labels[i]) / 3;
    return 2 * (axis === 0 ? Math.cos(angle) : Math.sin(angle)) + Math.sin(37 * at) / 2;
  });
  return { inputs: tf.tensor2d(numbers, [n, 2]), labels };
}

/** Two hidden layers `a` and `h` and a head, the same weights for the same seed. */
export function smallModel(
  tf: Tfjs,
  { between = [] as never[], activation = 'relu' as const, end = 'linear' } = {},
) {
  const dense = (name: string, units: number, kind: string, seed: number, inputShape?: number[]) =>
    tf.layers.dense({
      name,
      units,
      activation: kind as 'relu',
      kernelInitializer: tf.initializers.glorotUniform({ seed }),
      ...(inputShape ? { inputShape } : {}),
    });
  return tf.sequential({
    layers: [
      dense('a', 6, activation, 1, [2]),
      dense('h', 5, activation, 2),
      ...between,
      dense('head', 3, end, 3),
    ],
  });
}

/** The same network as a function of tensors, with variables of its own. */
export function asFunction(
  tf: Tfjs,
  model: LayersModel,
): { network: NetworkFunction; variables: Variable[] } {
  const variables = model.getWeights().map((weight) => tf.variable(weight));
  const [w0, b0, w1, b1, w2, b2] = variables as never[];
  const dense = (x: Tensor, w: never, b: never) => tf.add(tf.matMul(x, w), b);
  return {
    variables,
    network: (x, at) => dense(at('h', tf.relu(dense(tf.relu(dense(x, w0, b0)), w1, b1))), w2, b2),
  };
}

/** The largest difference of two matrices over the largest number of the second. */
export function relative(found: Matrix, expected: Matrix): number {
  const scale = expected.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return expected.data.reduce((most, value, i) => Math.max(most, Math.abs(value - found.data[i])), 0) / scale;
}
