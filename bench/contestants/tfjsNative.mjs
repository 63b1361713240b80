// The step scheduled by hand on libtensorflow's own kernels: what tfjs-node can do without its tape.
import { serve } from './serve.mjs';
import { checkedTenSteps, freshState, fromDist, problem } from './task.mjs';

await serve(async () => {
  const { tf } = await fromDist('compute/openBackend').openBackend('native');
  const { pack, unpack } = fromDist('models/tfjsPacking');
  const { biasCorrection } = fromDist('engine/biasCorrection');
  const { parameterSpecs } = fromDist('engine/taskShape');
  const backend = tf.backend();
  const { binding } = backend;
  const float = { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };
  const integer = (name) => ({ name, type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 });
  const flag = (name, value) => ({ name, type: binding.TF_ATTR_BOOL, value });
  const execute = (name, attributes, inputs) => backend.executeSingleOutput(name, attributes, inputs);
  const matMul = (a, b, transposeA = false, transposeB = false) =>
    execute('MatMul', [flag('transpose_a', transposeA), flag('transpose_b', transposeB), float], [a, b]);
  const elementwise =
    (name) =>
    (...inputs) =>
      execute(name, [float], inputs);
  const [add, sub, mul, div, sqrt, square, relu, reluGrad, biasAdd, biasAddGrad] = [
    'AddV2',
    'Sub',
    'Mul',
    'RealDiv',
    'Sqrt',
    'Square',
    'Relu',
    'ReluGrad',
    'BiasAdd',
    'BiasAddGrad',
  ].map(elementwise);
  const { p, labels, pairs, weights } = problem;
  const n = labels.length;
  const operand = (k, shift) =>
    tf.tensor1d(
      pairs.filter((_, i) => i % 2 === k).map((x) => x + shift),
      'int32',
    );
  const [rowA, rowB] = [operand(0, 0), operand(1, p)];
  const axis = tf.scalar(0, 'int32');
  const target = tf.tensor1d(labels, 'int32');
  const weight = tf.tensor2d(weights, [n, 1]);
  const bothRows = tf.concat([rowA, rowB]);
  const rows = tf.scalar(2 * p, 'int32');
  const gather = (from, index) =>
    execute(
      'GatherV2',
      [{ ...float, name: 'Tparams' }, integer('Tindices'), integer('Taxis')],
      [from, index, axis],
    );
  const scalars = {};
  const scalar = (x) => (scalars[x] ??= tf.keep(tf.scalar(x)));
  const specs = parameterSpecs(problem);
  const first = freshState();
  const vector = (arrays) => tf.tensor1d(pack(arrays, problem));
  let state = [vector(first.parameters), vector(first.adamM), vector(first.adamV)];
  let t = 0;

  function gradient(packed) {
    let at = 0;
    const [b2, W2, b0, W0, b1, W1] = specs.map(({ shape, size }) => {
      const part = tf.reshape(tf.slice(packed, at, size), shape);
      at += size;
      return part;
    });
    const h0 = relu(biasAdd(add(gather(W0, rowA), gather(W0, rowB)), b0));
    const h1 = relu(biasAdd(matMul(h0, W1), b1));
    const logits = biasAdd(matMul(h1, W2), b2);
    const [, perSample] = backend.executeMultipleOutputs(
      'SparseSoftmaxCrossEntropyWithLogits',
      [float, integer('Tlabels')],
      [logits, target],
      2,
    );
    const dLogits = mul(perSample, weight);
    const dh1 = reluGrad(matMul(dLogits, W2, false, true), h1);
    const dh0 = reluGrad(matMul(dh1, W1, false, true), h0);
    const dW0 = execute(
      'UnsortedSegmentSum',
      [float, integer('Tindices'), integer('Tnumsegments')],
      [tf.concat([dh0, dh0]), bothRows, rows],
    );
    return tf.concat(
      [
        biasAddGrad(dLogits),
        matMul(h1, dLogits, true),
        biasAddGrad(dh0),
        dW0,
        biasAddGrad(dh1),
        matMul(h0, dh1, true),
      ].map((part) => tf.reshape(part, [-1])),
    );
  }

  function step([parameters, adamM, adamV]) {
    const g = gradient(parameters);
    const m = add(mul(adamM, scalar(0.9)), mul(g, scalar(1 - 0.9)));
    const v = add(mul(adamV, scalar(0.999)), mul(square(g), scalar(1 - 0.999)));
    const mHat = div(m, tf.scalar(biasCorrection(0.9, t)));
    const vHat = div(v, tf.scalar(biasCorrection(0.999, t)));
    const update = mul(add(div(mHat, add(sqrt(vHat), scalar(1e-8))), parameters), scalar(1e-3));
    return [sub(parameters, update), m, v];
  }

  return checkedTenSteps(
    async (steps) => {
      for (let i = 0; i < steps; i++) {
        t++;
        const next = tf.tidy(() => step(state));
        tf.dispose(state);
        state = next;
      }
      state[0].dataSync();
    },
    () => unpack(state[0].dataSync(), problem),
  );
});
