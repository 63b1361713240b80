import type { BackendName } from '../compute/openBackend';
import { EnsembleEngine } from '../engine/ensemble/ensembleEngine';
import { ensembleSocket } from '../engine/ensemble/ensembleSocket';
import type { EngineName } from '../engine/host/kernelInterface';
import type { StepArithmetic } from '../engine/stepArithmetic';
import { TaskEngine } from '../engine/taskEngine';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import type { TfjsLabelGradient } from '../models/tfjsLabelLoss';
import { TfjsTaskEngine } from '../models/tfjsTaskEngine';
import { arithmeticOf } from './arithmeticOf';
import { type RunConfig, type RunData, SIMD_ARITHMETIC } from './runConfig';
import type { TaskTrainer } from './trainTask';

/** Which build of our kernel computes, a server of steps with the same bytes, or tfjs. */
export type TrainerName = EngineName | 'ensemble' | 'tfjs';

export interface Trainer extends TaskTrainer {
  load(state: TaskState): void;
  /** Orthonormal vectors `[n1]` to project out of dL/dh1 from the next step on. */
  setDirections(directions: readonly Float32Array[]): void;
  readonly engine: TrainerName;
  close(): Promise<void>;
}

/**
 * The trainer that a configuration's `arithmetic` names: `simd-1`, in this process or by the server that
 * `ACTIVATION_SUPERVISION_ENSEMBLE` names, or `tfjs-<backend>`.
 */
export async function openTrainer(config: RunConfig, data: RunData, threads: number): Promise<Trainer> {
  const arithmetic = arithmeticOf(config);
  if (config.arithmetic === SIMD_ARITHMETIC) {
    const options = { labelGradient: arithmetic, adamw: config.adamw };
    const socket = ensembleSocket();
    if (socket) return EnsembleEngine.create(data.problem, socket, options);
    return TaskEngine.create(data.problem, { ...options, threads });
  }
  const backend = config.arithmetic.replace(/^tfjs-/, '') as BackendName | 'auto';
  return TfjsTaskEngine.create(data.problem, {
    labelGradient: tfjsLabelGradient(arithmetic),
    adamw: config.adamw,
    backend,
  });
}

/** @throws InputError for an arithmetic that only the engine has. */
function tfjsLabelGradient({ labelGradient, seed: _, ...others }: StepArithmetic): TfjsLabelGradient {
  if (
    (labelGradient === 'subtractive' || labelGradient === 'summed') &&
    Object.values(others).every((value) => value === undefined)
  )
    return labelGradient;
  throw new InputError(
    'tfjs: expected a subtractive or summed label gradient and nothing else that is not plain; take --engine auto',
  );
}
