import { resolve } from 'node:path';
import type { Command } from 'commander';
import { newStudy } from '../../studies/newStudy';
import { LEAST_EPOCHS } from '../../study/contradiction';
import { aboveZero, integer, positive, seedList, widths } from '../options';

interface Options {
  readonly title?: string;
  readonly p?: number;
  readonly trainFraction?: number;
  readonly zipf?: number;
  readonly hidden?: [number, number];
  readonly learningRate?: number;
  readonly weightDecay?: number;
  readonly epochs?: number;
  readonly seeds: readonly number[];
  readonly conditions: readonly string[];
}

/** `study new`: a folder with a `study.json`. */
export function studyNewCommand(study: Command): void {
  study
    .command('new')
    .summary('make a folder with a study.json; what is not named is the essay’s')
    .argument('<dir>', 'a folder that is not there yet, or is empty')
    .option('--title <text>', 'what it is about')
    .option('--p <n>', 'modulus, a prime', integer(3, 1024))
    .option('--train-fraction <x>', 'share of the pairs that is trained on', positive)
    .option('--zipf <s>', 'exponent of the loss weights', positive)
    .option('--hidden <n,n>', 'widths of the two hidden layers', widths)
    .option('--learning-rate <x>', "AdamW's learning rate", aboveZero)
    .option('--weight-decay <x>', "AdamW's weight decay", positive)
    .option(
      '--epochs <n>',
      `the length of a run, a multiple of 100 from ${LEAST_EPOCHS} up`,
      integer(LEAST_EPOCHS),
    )
    .option('--seeds <range>', 'such as 42..44 or 1,3,7..9', seedList, [42])
    .option('--conditions <names>', 'such as suppress-gradient,suppress-random-1', names, [])
    .action((dir: string, { seeds, conditions, ...given }: Options) => {
      const folder = resolve(dir);
      newStudy(folder, {
        ...(given.title !== undefined && { title: given.title }),
        ...nested('task', { p: given.p, train_fraction: given.trainFraction, zipf_exponent: given.zipf }),
        ...(given.hidden && { hidden: given.hidden }),
        ...nested('adamw', { learningRate: given.learningRate, weightDecay: given.weightDecay }),
        ...(given.epochs !== undefined && { epochs: given.epochs }),
        seeds,
        conditions,
      });
      process.stdout.write(
        `${folder}/study.json written; look at it, then: study status ${dir}, study run ${dir}\n`,
      );
    });
}

const names = (text: string): string[] => text.split(',').filter((name) => name !== '');

/** A group of fields with those that were named; nothing where none was. */
function nested(key: string, values: Readonly<Record<string, number | undefined>>): object {
  const named = Object.entries(values).filter(([, value]) => value !== undefined);
  return named.length > 0 ? { [key]: Object.fromEntries(named) } : {};
}
