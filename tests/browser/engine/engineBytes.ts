import { sha256 } from '../../../src/data/sha256';
import { GlpEngine } from '../../../src/engine/glp/glpEngine';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { glpParameterSpecs } from '../../../src/engine/glp/glpShape';
import { TaskEngine } from '../../../src/engine/taskEngine';
import { type NamedArrays, parameterSpecs } from '../../../src/engine/taskShape';
import { canonicalGlp } from '../../../src/models/glp/glpOptions';
import { glpBatches } from '../../../src/training/glp/glpBatch';
import { initialState } from '../../../src/training/initialState';
import { essayConfig, runData } from '../../../src/training/runConfig';

/** What both engines compute, as hashes: the same wherever this is run. */
export async function engineBytes(threads: number): Promise<{ task: string; glp: string }> {
  return { task: await taskBytes(threads), glp: await glpBytes(threads) };
}

async function taskBytes(threads: number): Promise<string> {
  const config = essayConfig(42);
  const { problem } = runData(config);
  const engine = await TaskEngine.create(problem, { threads });
  engine.load(initialState(config));
  await engine.run(30);
  const { parameters } = engine.state();
  await engine.close();
  return hashOf(
    parameters,
    parameterSpecs(problem).map(({ name }) => name),
  );
}

async function glpBytes(threads: number): Promise<string> {
  const shape = { ...canonicalGlp.shape, input: 16, model: 24, mlp: 40, blocks: 2 };
  const engine = await GlpEngine.create({ ...canonicalGlp, shape, batch: 64, samples: 64, threads });
  const specs = glpParameterSpecs(shape);
  const arrays = (each: (size: number, i: number) => Float32Array): NamedArrays =>
    Object.fromEntries(specs.map(({ name, size }, i) => [name, each(size, i)]));
  const zeros = arrays((size) => new Float32Array(size));
  const parameters = arrays((size, i) => glpNormals([i, 7], size).map((x) => 0.1 * x));
  engine.load({ step: 0, parameters, adamM: zeros, adamV: zeros });
  engine.setActivations(glpNormals([1, 2], 64 * shape.input));
  const batchAt = glpBatches(11, 64, 64);
  await engine.run([0, 1, 2, 3].map(batchAt));
  const velocity = await engine.velocity(glpNormals([3, 4], 32 * shape.input), 0.5);
  const trained = engine.state().parameters;
  await engine.close();
  return hashOf({ ...trained, velocity }, [...specs.map(({ name }) => name), 'velocity']);
}

const hashOf = (arrays: NamedArrays, names: readonly string[]): string =>
  sha256(names.map((name) => sha256(new Uint8Array(arrays[name].buffer))).join());
