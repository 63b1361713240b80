import type { Command } from 'commander';
import { reproduceGlp } from '../priors/reproduceGlp';
import { comparedUntil, type Reproduction, reproduceRun } from '../replay/reproduceRun';
import type { Run } from '../runs/openRun';
import { studyFolder } from '../runs/studyFolder';
import { engineOptions } from './engineOptions';
import { integer } from './options';
import { chosenRun, studyOptions } from './studyOptions';
import { interruptible } from './terminal/interruptible';
import { progressBar } from './terminal/progressBar';
import { withStepBar } from './terminal/stepBar';

interface Options {
  readonly study?: string;
  readonly run?: string;
  readonly until?: number;
  readonly threads: number;
  readonly glp: boolean;
}

/** `reproduce`: a cached run trained again and compared by SHA-256; exits with 1 at the first difference. */
export function reproduceCommand(program: Command): void {
  studyOptions(engineOptions(program.command('reproduce')))
    .summary('train a cached run again and compare every byte')
    .description(
      'Trains a cached run again, in memory, and compares every committed snapshot, state and covariance by SHA-256.',
    )
    .option('--until <epoch>', 'the last epoch to compare (default: the last committed)', integer(0))
    .option('--glp', "train the run's prior again instead, and compare what is committed of it", false)
    .action(async (options: Options) => {
      const run = chosenRun(options);
      if (options.glp) return prior(run, options.threads);
      const until = comparedUntil(run, options.until);
      await interruptible(async (signal) => {
        const bar = progressBar(until);
        let found: Reproduction;
        try {
          found = await reproduceRun(run, {
            ...options,
            root: studyFolder(run),
            signal,
            progress: bar.update,
          });
        } finally {
          bar.stop();
        }
        if (signal.aborted && found.difference === undefined) return false;
        report(run.name, found);
        return true;
      }, 'what was compared until then was equal');
    });
}

async function prior(run: Run, threads: number): Promise<void> {
  await interruptible(async (signal) => {
    const found = await withStepBar((progress) => reproduceGlp(run, { threads, signal, progress }));
    if (signal.aborted) return false;
    if (found.difference === undefined) {
      process.stdout.write(`${run.name}: its prior reproduced, ${found.equal} files have the same bytes\n`);
    } else {
      process.stderr.write(`error: ${run.name} differs first in ${found.difference}\n`);
      process.exitCode = 1;
    }
    return true;
  }, 'nothing was compared');
}

function report(name: string, { epoch, equal, difference }: Reproduction): void {
  const { snapshots, states, covariances, history, ends } = equal;
  if (difference === undefined) {
    process.stdout.write(
      `${name}: reproduced up to epoch ${epoch}: ${snapshots} snapshots, ${states} states and ` +
        `${covariances} covariances have the same bytes${ends > 0 ? ', so has the end' : ''}, ${history} rows of history the same numbers\n`,
    );
  } else {
    process.stderr.write(`error: ${name} differs first in ${difference}\n`);
    process.exitCode = 1;
  }
}
