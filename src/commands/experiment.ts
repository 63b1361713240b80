import { type Command, InvalidArgumentError } from 'commander';
import { makeGradientWindows } from '../experiments/gradientWindows';
import { openRun } from '../experiments/openRun';
import { interruptible } from './interruptible';
import { integer } from './options';

const NAMES = ['gradient-windows'];

/** `experiment`: makes cached results that are missing. */
export function experimentCommand(program: Command): void {
  program
    .command('experiment')
    .summary('run what a cached result needs, where it is missing')
    .argument('<name>', NAMES.join(', '), known)
    .option('--run <name>', 'the run it is about', 'baseline')
    .option('--threads <n>', 'worker threads; does not change the bytes', integer(1, 64), 2)
    .action(async (_name: string, options: { run: string; threads: number }) => {
      const run = openRun(options.run);
      await interruptible(async (signal) => {
        await makeGradientWindows(run, {
          threads: options.threads,
          signal,
          progress: ({ collapse, kind, to }, epoch) => {
            if (epoch % 500 === 0)
              process.stderr.write(`collapse ${collapse}, ${kind}: epoch ${epoch} of ${to}\n`);
          },
        });
        return !signal.aborted;
      }, 'windows that were finished are kept');
    });
}

function known(name: string): string {
  if (!NAMES.includes(name)) throw new InvalidArgumentError(`expected ${NAMES.join(' or ')}, got '${name}'`);
  return name;
}
