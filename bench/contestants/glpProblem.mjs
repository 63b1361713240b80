// Training the prior on h1 of the baseline at epoch 25,000: first parameters, one pass of batches, and the losses that
// our engine has in it, in one file, so that every contestant computes the same.
import { writeFileSync } from 'node:fs';
import { fromDist } from './task.mjs';

const { canonicalGlp } = fromDist('models/glp/glpOptions');
const { readSafetensors } = fromDist('data/safetensorsFile');
const { GlpEngine } = fromDist('engine/glp/glpEngine');

export const BATCH = canonicalGlp.batch;
export const glpOptions = (samples, threads) => ({ ...canonicalGlp, samples, threads });

const EPOCH = 25_000;
/** How far, relatively, a loss of the first pass may be from ours: rounding in eleven steps of AdamW. */
const TOLERANCE = 1e-3;

/** Writes the problem and returns its path. */
export async function writeGlpProblem(path) {
  const { float32Tensor } = fromDist('data/safetensors/tensor');
  const { serializeSafetensors } = fromDist('data/safetensors/serializeSafetensors');
  const { glpTensors } = fromDist('models/glp/glpFile');
  const { glpBatches } = fromDist('training/glp/glpBatch');
  const { initialGlpState } = fromDist('training/glp/trainGlp');
  const normalised = baselineActivations();
  const { input } = canonicalGlp.shape;
  const n = normalised.length / input;
  const steps = Math.floor(n / BATCH);
  const batchAt = glpBatches(0, n, BATCH);
  const batches = Array.from({ length: steps }, (_, step) => batchAt(step));
  const start = initialGlpState(canonicalGlp, 0);
  const engine = await GlpEngine.create(glpOptions(n, 1));
  engine.load(start);
  engine.setActivations(normalised);
  const losses = Float32Array.from(await engine.run(batches));
  await engine.close();
  const ints = (dtype, data, shape) => ({ dtype, shape, data });
  const tensors = new Map([
    ...glpTensors(start.parameters, canonicalGlp.shape),
    ['batch.activations', float32Tensor(normalised, [n, input])],
    ['batch.rows', ints('I32', Int32Array.from(batches.flatMap(({ rows }) => [...rows])), [steps, BATCH])],
    [
      'batch.times',
      float32Tensor(Float32Array.from(batches.flatMap(({ times }) => [...times])), [steps, BATCH]),
    ],
    ['batch.keys', ints('U32', Uint32Array.from(batches.flatMap(({ noiseKey }) => noiseKey)), [steps, 2])],
    ['batch.losses', float32Tensor(losses)],
  ]);
  const { shape, adamw, clipNorm } = canonicalGlp;
  const metadata = { options: JSON.stringify({ shape, adamw, clipNorm }) };
  writeFileSync(path, serializeSafetensors({ tensors, metadata }));
  return path;
}

function baselineActivations() {
  const { openRun } = fromDist('runs/openRun');
  const { forward } = fromDist('models/mlp');
  const { fitGlpNormaliser, normalise } = fromDist('models/glp/glpNormaliser');
  const run = openRun('baseline');
  const { h1 } = forward(run.parameters(EPOCH), run.shape, run.data.split.train.pairs);
  const single = Float32Array.from(h1.data);
  return normalise(fitGlpNormaliser(single, h1.columns), single);
}

/** A trainer (`GlpEngine` or its like) on the problem in a file, as `serve` takes it. */
export async function openGlp(path, create) {
  const { tensors } = readSafetensors(path);
  const data = (name) => tensors.get(name).data;
  const { glpParameterSpecs } = fromDist('engine/glp/glpShape');
  const specs = glpParameterSpecs(canonicalGlp.shape);
  const parameters = Object.fromEntries(specs.map(({ name }) => [name, data(name)]));
  const zeros = () => Object.fromEntries(specs.map(({ name, size }) => [name, new Float32Array(size)]));
  const [steps] = tensors.get('batch.rows').shape;
  const part = (name, step, width) => data(name).slice(step * width, (step + 1) * width);
  const batches = Array.from({ length: steps }, (_, step) => ({
    rows: part('batch.rows', step, BATCH),
    times: part('batch.times', step, BATCH),
    noiseKey: Array.from(part('batch.keys', step, 2)),
  }));
  const trainer = await create(glpOptions(data('batch.activations').length / canonicalGlp.shape.input));
  trainer.load({ step: 0, parameters, adamM: zeros(), adamV: zeros() });
  trainer.setActivations(data('batch.activations'));
  let at = 0;
  const run = (count) => trainer.run(Array.from({ length: count }, () => batches[at++ % steps]));
  return { run, check: async () => checkLosses(await run(steps), data('batch.losses')) };
}

function checkLosses(found, expected) {
  expected.forEach((loss, step) => {
    if (!(Math.abs(found[step] - loss) <= TOLERANCE * loss)) {
      throw new Error(`step ${step}: expected a loss of ${loss}, found ${found[step]}`);
    }
  });
}
