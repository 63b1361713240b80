import { existsSync } from 'node:fs';
import { atomicWrite } from '../../data/atomicWrite';
import { canonicalJson } from '../../data/json/canonicalJson';
import { serializeSafetensors } from '../../data/safetensors/serializeSafetensors';
import type { Tensor } from '../../data/safetensors/tensor';
import { readSafetensors } from '../../data/safetensorsFile';
import { glpParameterSpecs } from '../../engine/glp/glpShape';
import type { TaskState } from '../../engine/taskState';
import { InputError } from '../../inputError';
import { glpArrays, glpTensors } from '../../models/glp/glpFile';
import type { GlpOptions } from '../../models/glp/glpOptions';

/** What makes two priors the same prior: with the run's activations, everything that can change a bit. */
export interface GlpIdentity {
  readonly options: GlpOptions;
  readonly seed: number;
  /** Config hash of the run. */
  readonly run: string;
}

const FIRST_MOMENT = 'adam.m.';
const SECOND_MOMENT = 'adam.v.';
const FORMAT = 'glp-checkpoint-1';

/** Writes weights, both Adam moments and the step count, whole or not at all. */
export function writeGlpCheckpoint(path: string, identity: GlpIdentity, state: TaskState): void {
  const { shape } = identity.options;
  const tensors = new Map<string, Tensor>([
    ...glpTensors(state.parameters, shape),
    ...glpTensors(state.adamM, shape, FIRST_MOMENT),
    ...glpTensors(state.adamV, shape, SECOND_MOMENT),
    ['step', { dtype: 'I32', shape: [1], data: Int32Array.of(state.step) }],
  ]);
  atomicWrite(path, serializeSafetensors({ tensors, metadata: metadataOf(identity) }));
}

/**
 * The state to resume from; undefined where none was written yet.
 * @throws InputError when the file is damaged or belongs to another prior.
 */
export function readGlpCheckpoint(path: string, identity: GlpIdentity): TaskState | undefined {
  if (!existsSync(path)) return undefined;
  const { tensors, metadata } = readSafetensors(path);
  for (const [name, expected] of Object.entries(metadataOf(identity))) {
    if (metadata[name] !== expected) {
      const [want, found] = [expected, metadata[name] ?? 'none'].map((text) =>
        text.replace(/\s+/g, ' ').trim(),
      );
      throw new InputError(`${path}: expected a checkpoint with ${name} ${want}, found ${found}`);
    }
  }
  const specs = glpParameterSpecs(identity.options.shape);
  const step = tensors.get('step')?.data[0];
  if (typeof step !== 'number' || !(step >= 0)) {
    throw new InputError(`${path}: expected 'step' to be I32 [1] from 0 up, found ${step ?? 'none'}`);
  }
  return {
    step,
    parameters: glpArrays(tensors, specs, path),
    adamM: glpArrays(tensors, specs, path, FIRST_MOMENT),
    adamV: glpArrays(tensors, specs, path, SECOND_MOMENT),
  };
}

function metadataOf({ options, seed, run }: GlpIdentity): Record<string, string> {
  return { format: FORMAT, options: canonicalJson(options), seed: `${seed}`, run };
}
