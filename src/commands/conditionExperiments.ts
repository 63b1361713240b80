import { isMade, makeCondition } from '../branches/makeCondition';
import type { Condition } from '../conditions/condition';
import { CONDITIONS } from '../conditions/conditionList';
import { frozenGlpDirection } from '../priors/frozenDirections';
import type { GlpExperimentOptions } from '../priors/glpExperiment';
import { makeOnsetDirections } from '../priors/onsetDirections';
import { openRun, type Run } from '../runs/openRun';
import { interruptible } from './interruptible';
import { progressBar } from './progressBar';
import { withStepBar } from './stepBar';

interface Options {
  readonly run: string;
  readonly threads: number;
}

/** Residual PC1 at the first onset of a run by the first edition's phases, where it is not there yet. */
export const frozenDirection = directionOf(frozenGlpDirection);
/** Residual PC1 and PC2 and h1 PC1 at the first onset of a run, where they are not there yet. */
export const onsetDirections = directionOf(makeOnsetDirections);

function directionOf(
  make: (run: Run, options: GlpExperimentOptions) => Promise<unknown>,
): (options: Options) => Promise<void> {
  return async ({ run, threads }) => {
    await interruptible(async (signal) => {
      const made = await withStepBar((progress) => make(openRun(run), { threads, signal, progress }));
      return made !== undefined;
    }, 'checkpoint written; the same command goes on');
  };
}

/** An experiment for each condition: trains its run beside the baseline, or goes on with it. */
export const conditionExperiments: Readonly<Record<string, (options: Options) => Promise<void>>> =
  Object.fromEntries(CONDITIONS.map((condition) => [condition.name, (options) => train(condition, options)]));

async function train(condition: Condition, { run, threads }: Options): Promise<void> {
  const baseline = openRun(run);
  if (isMade(baseline, condition)) {
    process.stderr.write(`${condition.name}: cached already\n`);
    return;
  }
  await interruptible(async (signal) => {
    const bar = progressBar(condition.epochs);
    try {
      return await makeCondition(baseline, condition, { threads, signal, progress: bar.update });
    } finally {
      bar.stop();
    }
  }, 'checkpoint written; the same command goes on');
}
