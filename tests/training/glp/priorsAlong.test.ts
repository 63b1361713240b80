import { describe, expect, it } from 'vitest';
import type { GlpPrior } from '../../../src/models/glp/glpPrior';
import { convergeGlp } from '../../../src/training/glp/convergeGlp';
import { type PriorsAlongOptions, priorsAlong } from '../../../src/training/glp/priorsAlong';
import { smallGlp, someActivations } from '../../models/glp/glpFixtures';

const identity = { options: smallGlp, seed: 3, run: 'x', epoch: 7, activations: someActivations() };

async function found(asked: Partial<PriorsAlongOptions>): Promise<GlpPrior[]> {
  const priors: GlpPrior[] = [];
  for await (const prior of priorsAlong({ ...identity, lengths: [4, 15, 30], threads: 1, ...asked }))
    priors.push(prior);
  return priors;
}

describe('priorsAlong', () => {
  it('passes the priors that trainings of each length end at, byte for byte, on any number of threads', async () => {
    const along = await found({ threads: 2 });
    for (const [i, steps] of [4, 15, 30].entries()) {
      const { learningRate } = smallGlp.adamw;
      const alone = await convergeGlp({ ...identity, rates: [{ steps, learningRate }], threads: 1 });
      expect(along[i]).toEqual(alone);
    }
  });

  it('gives those that it reached when it is stopped', async () => {
    const stop = new AbortController();
    const progress = (done: number) => done >= 15 && stop.abort();
    expect(await found({ signal: stop.signal, progress })).toHaveLength(2);
  });

  it.each([[[5, 5]], [[0]], [[2.5]], [[4, 3]]])('refuses the lengths %j', async (lengths) => {
    await expect(found({ lengths })).rejects.toThrow('expected rising positive integers');
  });
});
