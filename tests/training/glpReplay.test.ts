import { describe, expect, it } from 'vitest';
import { TaskEngine } from '../../src/engine/taskEngine';
import { InputError } from '../../src/inputError';
import { forward } from '../../src/models/mlp';
import { replayActivations } from '../../src/training/glpReplay';
import { initialState } from '../../src/training/initialState';
import { essayConfig, type RunConfig, runData } from '../../src/training/runConfig';

const config: RunConfig = {
  ...essayConfig(3),
  task: { p: 11, train_fraction: 0.5, zipf_exponent: 1.5, seed: 3 },
  hidden: [16, 24],
};

describe('replayActivations', () => {
  it('gives h1 of the training samples along the run, in rank order', async () => {
    const { problem, split } = runData(config);
    const engine = await TaskEngine.create(problem);
    engine.load(initialState(config));
    const replay = await replayActivations(config, 1);
    for (const epoch of [0, 3, 3, 40]) {
      await engine.run(epoch - engine.state().step);
      const { h1 } = forward(engine.state().parameters, problem, split.train.pairs);
      expect(await replay.activationsAt(epoch)).toEqual(Float32Array.from(h1.data));
    }
    await expect(replay.activationsAt(39)).rejects.toThrow('replay: expected an epoch from 40 on, got 39');
    await Promise.all([replay.close(), engine.close()]);
  });

  it('refuses a run that does not start at its seed', async () => {
    const branched = { ...config, from: { epoch: 20_000, sha256: 'x' } };
    await expect(replayActivations(branched)).rejects.toThrow(InputError);
  });
});
