import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { checkStudy } from '../../studies/checkStudy';
import { engineOptions } from '../engineOptions';
import { integer, seed as seedOption, share } from '../options';
import { interruptible } from '../terminal/interruptible';
import { withWorkBar } from '../terminal/workBar';
import { openStudyArgument } from './openStudyArgument';

interface Options {
  readonly sample: number;
  readonly seed: number;
  readonly threads: number;
  readonly jobs?: number;
}

/** `study check`: a random part of the finished runs trained again and compared; exits with 1 where one differs. */
export function studyCheckCommand(study: Command): void {
  engineOptions(study.command('check'))
    .summary('train a random part of the finished runs again and compare every byte that is kept')
    .argument('[dir]', 'folder of the study (default: data)')
    .option('--sample <x>', 'share of the runs, one at least', share, 0.05)
    .option('--seed <n>', 'which of them', seedOption, 0)
    .option('--jobs <n>', 'runs side by side (default: as many as keep the cores busy)', integer(1, 256))
    .action(async (dir: string | undefined, options: Options) => {
      const {
        sample,
        seed,
        threads,
        jobs = Math.max(1, Math.floor(availableParallelism() / threads)),
      } = options;
      const opened = openStudyArgument(dir);
      let differing = 0;
      await interruptible(async (signal) => {
        const { compared, finished } = await withWorkBar('epochs', (progress) =>
          checkStudy(opened, {
            sample,
            seed,
            jobs,
            threads,
            signal,
            progress,
            compared: (run, { epoch, difference }) => {
              if (difference !== undefined) differing++;
              process.stdout.write(`${run}: ${difference ?? `the same up to epoch ${epoch}`}\n`);
            },
          }),
        );
        if (signal.aborted) return false;
        process.stdout.write(`${compared} of ${finished} finished runs compared, ${differing} differ\n`);
        return true;
      }, 'what was compared until then is printed');
      if (differing > 0) process.exitCode = 1;
    });
}
