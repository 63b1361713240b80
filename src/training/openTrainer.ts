import type { BackendName } from '../compute/openBackend';
import type { EngineName } from '../engine/engineChoice';
import { TaskEngine } from '../engine/taskEngine';
import type { TaskState } from '../engine/taskState';
import { TfjsTaskEngine } from '../models/tfjsTaskEngine';
import { type RunConfig, type RunData, SIMD_ARITHMETIC } from './runConfig';
import type { TaskTrainer } from './trainTask';

export interface Trainer extends TaskTrainer {
  load(state: TaskState): void;
  /** Orthonormal vectors `[n1]` to project out of dL/dh1 from the next step on. */
  setDirections(directions: readonly Float32Array[]): void;
  /** Which build of our kernel computes, or tfjs. */
  readonly engine: EngineName | 'tfjs';
  close(): Promise<void>;
}

/** The trainer that a configuration's `arithmetic` names: `simd-1`, or `tfjs-<backend>`. */
export async function openTrainer(config: RunConfig, data: RunData, threads: number): Promise<Trainer> {
  const options = { labelGradient: config.label_gradient, adamw: config.adamw };
  if (config.arithmetic === SIMD_ARITHMETIC) return TaskEngine.create(data.problem, { ...options, threads });
  const backend = config.arithmetic.replace(/^tfjs-/, '') as BackendName | 'auto';
  return TfjsTaskEngine.create(data.problem, { ...options, backend });
}
