import { join } from 'node:path';
import { canonicalJson } from '../../data/json/canonicalJson';
import { epochFile, epochsIn } from '../../data/runFolder';
import { serializeSafetensors } from '../../data/safetensors/serializeSafetensors';
import { onlyTensors } from '../../data/safetensors/taskTensors';
import { float32Tensor, type Tensor } from '../../data/safetensors/tensor';
import { readSafetensors } from '../../data/safetensorsFile';
import { type GlpShape, glpParameterSpecs } from '../../engine/glp/glpShape';
import type { NamedArrays, ParameterSpec } from '../../engine/taskShape';
import { InputError } from '../../inputError';
import { checkGlpOptions, type GlpOptions } from './glpOptions';
import type { GlpPrior } from './glpPrior';

const FORMAT = 'glp-1';

/** The bytes of a prior: weights, normaliser and what it belongs to; a pure function of its content. */
export function glpBytes(prior: GlpPrior): Uint8Array {
  const { options, seed, epoch, run, normaliser } = prior;
  const tensors = new Map<string, Tensor>([
    ...glpTensors(prior.parameters, options.shape),
    ['normaliser.mean', float32Tensor(normaliser.mean)],
    ['normaliser.scale', float32Tensor(normaliser.scale)],
  ]);
  return serializeSafetensors({
    tensors,
    metadata: { format: FORMAT, options: canonicalJson(options), seed: `${seed}`, epoch: `${epoch}`, run },
  });
}

/** What a prior is expected to belong to. */
export interface GlpExpectation {
  /** Config hash of the run. */
  readonly run?: string;
  /** Width of the activations it will be asked about. */
  readonly width?: number;
}

/**
 * Reads a prior.
 * @throws InputError naming the file and the reason: missing, damaged, no prior, of another run or width, not finite.
 */
export function readGlp(path: string, { run, width }: GlpExpectation = {}): GlpPrior {
  const { tensors, metadata } = readSafetensors(path);
  const options = optionsIn(metadata, path);
  if (run !== undefined && metadata.run !== run) {
    throw new InputError(`${path}: expected a prior of the run ${run}, found one of ${metadata.run}`);
  }
  if (width !== undefined && options.shape.input !== width) {
    throw new InputError(`${path}: expected a prior of width ${width}, found width ${options.shape.input}`);
  }
  const specs = [...glpParameterSpecs(options.shape), ...normaliserSpecs(options.shape)];
  const arrays = glpArrays(tensors, specs, path);
  onlyTensors(tensors, new Set(specs.map(({ name }) => name)), path);
  const { 'normaliser.mean': mean, 'normaliser.scale': scale, ...parameters } = arrays;
  const [seed, epoch] = [metadata.seed, metadata.epoch].map(Number);
  return { options, parameters, normaliser: { mean, scale }, seed, epoch, run: metadata.run };
}

/**
 * The prior of one epoch in a folder of `epoch-026000.safetensors` files.
 * @throws InputError naming the epochs that are there, or as `readGlp`.
 */
export function readGlpAt(folder: string, epoch: number, expected?: GlpExpectation): GlpPrior {
  const epochs = epochsIn(folder);
  if (!epochs.includes(epoch)) {
    throw new InputError(
      `${folder}: expected a prior at epoch ${epoch}, found ${epochs.join(', ') || 'none'}`,
    );
  }
  return readGlp(join(folder, epochFile(epoch)), expected);
}

/** Arrays of the prior's shape as tensors, each name behind `prefix`. */
export function glpTensors(arrays: NamedArrays, shape: GlpShape, prefix = ''): [string, Tensor][] {
  return glpParameterSpecs(shape).map((spec) => [
    prefix + spec.name,
    float32Tensor(arrays[spec.name], spec.shape),
  ]);
}

/** @throws InputError naming the file and the tensor that is missing, of another shape, or not finite. */
export function glpArrays(
  tensors: ReadonlyMap<string, Tensor>,
  specs: readonly ParameterSpec[],
  path: string,
  prefix = '',
): Record<string, Float32Array> {
  return Object.fromEntries(
    specs.map((spec) => {
      const name = prefix + spec.name;
      const { dtype, shape, data } = tensors.get(name) ?? { dtype: 'nothing', shape: [], data: undefined };
      if (!(data instanceof Float32Array) || shape.join() !== spec.shape.join()) {
        throw new InputError(
          `${path}: expected '${name}' to be F32 [${spec.shape}], found ${dtype} [${shape}]`,
        );
      }
      const bad = data.findIndex((x) => !Number.isFinite(x));
      if (bad >= 0) throw new InputError(`${path}: '${name}' holds ${data[bad]} at position ${bad}`);
      return [spec.name, data];
    }),
  );
}

function optionsIn(metadata: Readonly<Record<string, string>>, path: string): GlpOptions {
  const fail = (reason: string) => new InputError(`${path}: not a prior of format ${FORMAT}: ${reason}`);
  if (metadata.format !== FORMAT) throw fail(`found ${metadata.format ?? 'another file'}`);
  for (const name of ['seed', 'epoch']) {
    if (!/^\d+$/.test(metadata[name] ?? ''))
      throw fail(`expected a number as ${name}, found ${metadata[name]}`);
  }
  try {
    const options: GlpOptions = JSON.parse(metadata.options);
    checkGlpOptions(options);
    return options;
  } catch (error) {
    throw fail(`its options: ${(error as Error).message}`);
  }
}

function normaliserSpecs({ input }: GlpShape): ParameterSpec[] {
  return ['mean', 'scale'].map((name) => ({ name: `normaliser.${name}`, shape: [input], size: input }));
}
