import { CONDITIONS, type Condition } from '../experiments/conditions';
import { frozenGlpDirection } from '../experiments/frozenDirections';
import { isMade, makeCondition } from '../experiments/makeCondition';
import { openRun } from '../experiments/openRun';
import { interruptible } from './interruptible';
import { progressBar } from './progressBar';
import { withStepBar } from './stepBar';

interface Options {
  readonly run: string;
  readonly threads: number;
}

/** Residual PC1 at the first onset of a run, where it is not there yet. */
export async function frozenDirection({ run, threads }: Options): Promise<void> {
  await interruptible(async (signal) => {
    const file = await withStepBar((progress) =>
      frozenGlpDirection(openRun(run), { threads, signal, progress }),
    );
    return file !== undefined;
  }, 'checkpoint written; the same command goes on');
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
