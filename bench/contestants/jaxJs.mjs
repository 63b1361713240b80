// The same step in @jax-js/jax on its wasm backend: jitted, the one-hot layer as a gather (three times as fast as a
// product). In Node it has one thread: it knows only the workers of browsers. Argument: the folder it is installed in.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serve } from './serve.mjs';
import { checkedTenSteps, freshState, fromDist, problem } from './task.mjs';

const { blockUntilReady, defaultDevice, grad, init, jit, nn, numpy, tree } = createRequire(
  join(process.argv[2], 'package.json'),
)('@jax-js/jax');
const { biasCorrection } = fromDist('engine/biasCorrection');
const { learningRate, beta1, beta2, epsilon, weightDecay } = fromDist('engine/taskProblem').essayAdamW;
const specs = fromDist('engine/taskShape').parameterSpecs(problem);
const { p, labels, pairs, weights } = problem;
/** To 128 classes: the step is a tenth faster where the library has no odd width to multiply. */
const padding = [
  [0, 0],
  [0, -p & 31],
];

/** The library frees what it is given: every use of an array but its last takes a reference. */
function loss(parameters, { rowsA, rowsB, target }) {
  const kernel = parameters['hidden0.kernel'];
  const embedded = numpy.take(kernel.ref, rowsA, 0).add(numpy.take(kernel, rowsB, 0));
  const h0 = nn.relu(embedded.add(parameters['hidden0.bias']));
  const h1 = nn.relu(numpy.matmul(h0, parameters['hidden1.kernel']).add(parameters['hidden1.bias']));
  const product = numpy.matmul(h1, numpy.pad(parameters['head.kernel'], padding));
  const logits = product.slice([], [0, p]).add(parameters['head.bias']);
  return nn.logSoftmax(logits).mul(target).sum().neg();
}

const step = jit(([parameters, adamM, adamV], correction1, correction2, data) => {
  const gradient = grad((at) => loss(at, data))(tree.ref(parameters));
  const next = [{}, {}, {}];
  for (const { name } of specs) {
    const m = adamM[name].mul(beta1).add(gradient[name].ref.mul(1 - beta1));
    const v = adamV[name].mul(beta2).add(numpy.square(gradient[name]).mul(1 - beta2));
    const direction = m.ref.div(correction1.ref).div(numpy.sqrt(v.ref.div(correction2.ref)).add(epsilon));
    const update = direction.add(parameters[name].ref.mul(weightDecay)).mul(learningRate);
    [next[0][name], next[1][name], next[2][name]] = [parameters[name].sub(update), m, v];
  }
  tree.dispose([correction1, correction2]);
  return next;
});

await serve(async () => {
  await init('wasm');
  defaultDevice('wasm');
  const float = (data, shape) => numpy.array(Float32Array.from(data), { shape });
  const integers = (data) => numpy.array(Int32Array.from(data));
  const arrays = (named) =>
    Object.fromEntries(specs.map(({ name, shape }) => [name, float(named[name], shape)]));
  const operand = (k) => pairs.filter((_, i) => i % 2 === k);
  const data = {
    rowsA: integers(operand(0)),
    rowsB: integers(operand(1).map((b) => b + p)),
    target: nn.oneHot(integers(labels), p).mul(float(weights, [labels.length, 1])),
  };
  const { parameters, adamM, adamV } = freshState();
  let state = [parameters, adamM, adamV].map(arrays);
  let t = 0;
  const run = async (steps) => {
    for (let i = 0; i < steps; i++) {
      t++;
      const corrections = [beta1, beta2].map((beta) => numpy.array(biasCorrection(beta, t)));
      state = step(state, ...corrections, tree.ref(data));
      await blockUntilReady(state);
    }
  };
  const entries = () => Promise.all(specs.map(async ({ name }) => [name, await state[0][name].ref.data()]));
  return checkedTenSteps(run, async () => Object.fromEntries(await entries()));
});
