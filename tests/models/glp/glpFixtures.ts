import { GlpEngine, type GlpEngineOptions } from '../../../src/engine/glp/glpEngine';
import type { GlpBatch } from '../../../src/engine/glp/glpMemory';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import type { GlpShape } from '../../../src/engine/glp/glpShape';
import type { NamedArrays } from '../../../src/engine/taskShape';
import type { TaskState } from '../../../src/engine/taskState';
import { glpKey } from '../../../src/models/glp/glpKeys';
import { canonicalGlp, type GlpOptions } from '../../../src/models/glp/glpOptions';
import { glpBatches } from '../../../src/training/glp/glpBatch';
import { initialGlpState } from '../../../src/training/glp/trainGlp';

/** A network that trains in milliseconds; widths differ so that no two can be mixed up. */
export const smallShape: GlpShape = {
  ...canonicalGlp.shape,
  input: 16,
  model: 24,
  mlp: 40,
  blocks: 2,
  timeFeatures: 8,
  timeHidden: 32,
  timeScale: 10,
  timePeriod: 100,
};

export const smallGlp: GlpOptions = {
  ...canonicalGlp,
  shape: smallShape,
  batch: 64,
  firstSteps: 30,
  laterSteps: 12,
};

export const SAMPLES = 150;

/** Correlated, skewed rows `[n, width]`: nothing that a normaliser leaves alone. */
export function someActivations(seed = 1, n = SAMPLES, width = smallShape.input): Float32Array {
  const noise = glpNormals(glpKey(seed, 'sample'), n * width);
  return noise.map((x, i) => Math.abs(x + 0.7 * noise[i - (i % width)]) * (1 + (i % width)) + (i % 3));
}

export function engineOptions(options: GlpOptions = smallGlp, threads = 2): GlpEngineOptions {
  return { ...options, samples: SAMPLES, threads };
}

/** An engine on the given activations, closed after `use`. */
export async function withEngine<T>(
  state: TaskState,
  use: (engine: GlpEngine) => Promise<T>,
  options = engineOptions(),
): Promise<T> {
  const engine = await GlpEngine.create(options);
  try {
    engine.load(state);
    engine.setActivations(glpNormals([3, 5], SAMPLES * options.shape.input));
    return await use(engine);
  } finally {
    await engine.close();
  }
}

/** The forms of the network besides the canonical one. */
export const forms = [
  { time: 'multiplied' },
  { norm: 'layer' },
  { time: 'multiplied', norm: 'layer' },
] as const satisfies readonly Partial<GlpShape>[];

export const formOf = (form: Partial<GlpShape>, options: GlpOptions = smallGlp): GlpOptions => ({
  ...options,
  shape: { ...options.shape, ...form },
});

/** A start off the symmetric point: scales that are not 1, shifts and biases that are not 0. */
export function someState(options: GlpOptions = smallGlp, seed = 7): TaskState {
  const state = initialGlpState(options, seed);
  const parameters = Object.fromEntries(
    Object.entries(state.parameters).map(([name, values]) => [
      name,
      /(norm|shift|bias)$/.test(name) ? values.map((one, i) => one + 0.3 * ((i % 5) - 2)) : values,
    ]),
  );
  return { ...state, parameters };
}

export function someBatches(count: number, options: GlpOptions = smallGlp): GlpBatch[] {
  const at = glpBatches(11, SAMPLES, options.batch);
  return Array.from({ length: count }, (_, step) => at(step));
}

/** The largest difference of each array relative to its largest value. */
export function relativeDifferences(found: NamedArrays, expected: NamedArrays): Record<string, number> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, values]) => {
      const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      return [name, values.reduce((most, x, i) => Math.max(most, Math.abs(x - found[name][i])), 0) / largest];
    }),
  );
}
