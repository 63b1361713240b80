import { TaskEngine } from '../engine/taskEngine';
import { InputError } from '../inputError';
import { forward } from '../models/mlp';
import { initialState } from './initialState';
import { type RunConfig, runData } from './runConfig';

/** h1 of a run's training samples along its epochs, found by training it again. */
export interface ActivationReplay {
  /**
   * h1 of the training samples after `epoch` epochs, rounded to float32, `[n, hidden 1]` in Zipf-rank order.
   * @throws InputError for an epoch before one already given: a replay only goes forwards.
   */
  activationsAt(epoch: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Replays a run from its seed with the same bytes (`RunConfig`), on `threads` threads.
 * @throws InputError for a config that does not start at its seed's initialisation.
 */
export async function replayActivations(config: RunConfig, threads?: number): Promise<ActivationReplay> {
  if (config.from)
    throw new InputError(`replay: expected a run from epoch 0, found one from ${config.from.epoch}`);
  const { split, problem } = runData(config);
  const { adamw, label_gradient: labelGradient, hidden } = config;
  const shape = { p: config.task.p, hidden };
  const engine = await TaskEngine.create(problem, { adamw, labelGradient, threads });
  engine.load(initialState(config));
  let at = 0;
  return {
    async activationsAt(epoch) {
      if (epoch < at) throw new InputError(`replay: expected an epoch from ${at} on, got ${epoch}`);
      await engine.run(epoch - at);
      at = epoch;
      return Float32Array.from(forward(engine.state().parameters, shape, split.train.pairs).h1.data);
    },
    close: () => engine.close(),
  };
}
