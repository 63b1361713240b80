import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../../data/atomicWrite';
import { InputError } from '../../inputError';
import { glpBytes, readGlp } from '../../models/glp/glpFile';
import type { GlpPrior } from '../../models/glp/glpPrior';
import type { Run } from '../../runs/openRun';
import { priorsAlong } from '../../training/glp/priorsAlong';
import { activationsAt } from './activationsAt';
import { momentsOf } from './momentsOf';
import { optionsOfSize, PRIOR_LENGTHS, type ScalingCase } from './scalingGrid';

export interface ScalingPriorOptions {
  /** Optimiser steps; the longest of the grid where left out. */
  readonly steps?: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number) => void;
}

/**
 * A prior of the grid as its training leaves it; kept in the run's `checkpoint` folder, from where it comes the next time, since it
 * comes back byte for byte. @returns undefined where it was stopped. @throws as `momentsOf`.
 */
export async function scalingPrior(
  run: Run,
  { layer, moment, size, seed }: ScalingCase,
  { steps = PRIOR_LENGTHS.at(-1), ...options }: ScalingPriorOptions = {},
): Promise<GlpPrior | undefined> {
  const name = `${layer}-${moment}-${size.width}x${size.blocks}-seed-${seed}-steps-${steps}.safetensors`;
  const file = join(run.paths.folder, 'checkpoint', 'scaling-priors', name);
  const epoch = momentsOf(run)[moment];
  if (existsSync(file)) {
    const known = readGlp(file, { run: run.hash });
    if (known.epoch !== epoch)
      throw new InputError(`${file}: expected a prior of epoch ${epoch}, found one of ${known.epoch}`);
    return known;
  }
  const { rows } = activationsAt(run, epoch, layer).train;
  const priors = priorsAlong({
    options: optionsOfSize(size, rows.columns),
    seed,
    run: run.hash,
    epoch,
    activations: Float32Array.from(rows.data),
    lengths: [Number(steps)],
    ...options,
  });
  for await (const prior of priors) {
    atomicWrite(file, glpBytes(prior));
    return prior;
  }
  return undefined;
}
