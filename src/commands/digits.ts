import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { type BackendName, openBackend } from '../compute/openBackend';
import { placeOf } from '../data/placeOf';
import { type DigitsConfig, digitsConfig, readDigitsConfig } from '../digits/digitsConfig';
import { digitsFolder } from '../digits/digitsFolder';
import { digitsTable } from '../digits/digitsTable';
import { makeDigits } from '../digits/makeDigits';
import { toJson } from '../report/toJson';
import { toText } from '../report/toText';
import { integer, oneOf, positive, seed, seedList, widths } from './options';
import { interruptible } from './terminal/interruptible';
import { progressBar } from './terminal/progressBar';
import { terminalOptions } from './terminal/terminalOptions';

interface Options {
  readonly out: string;
  readonly backend: BackendName | 'auto';
  readonly seed?: number;
  readonly json: boolean;
  readonly seeds?: number[];
  readonly ofEach?: number;
  readonly epochs?: number;
  readonly every?: number;
  readonly hidden?: [number, number];
  readonly zipf?: number;
  readonly weightDecay?: number;
}

/** `digits`: the long trainings of notebook 09. */
export function digitsCommand(program: Command): void {
  program
    .command('digits')
    .summary('train networks on handwritten digits (notebook 09)')
    .description(
      'Trains what is missing of the trainings of notebook 09 in tfjs, and prints their table with the verdicts. With another --out and other settings it trains your own; a training that was interrupted starts anew.',
    )
    .option('--out <folder>', 'where they lie', 'data/digits')
    .option('--seed <n>', 'only what is missing of this seed of theirs', seed)
    .option('--seeds <list>', 'seeds of a new folder, such as 1..3', seedList)
    .option('--of-each <n>', 'images of each digit of a new folder', integer(1, 400))
    .option('--epochs <n>', 'epochs of a new folder', integer(1))
    .option('--every <n>', 'epochs between two rows of history of a new folder', integer(1))
    .option('--hidden <n0,n1>', 'widths of a new folder', widths)
    .option('--zipf <s>', 'exponent of the loss weights of a new folder', positive)
    .option('--weight-decay <x>', 'weight decay of a new folder', positive)
    .option('--backend <name>', 'of tfjs', oneOf('auto', 'native', 'wasm', 'cpu'), 'auto' as const)
    .option('--json', 'only JSON on standard output', false)
    .action(async (options: Options) => {
      await interruptible(async (signal) => {
        const here = { ...options, out: placeOf(options.out) };
        if (!(await make(here, signal))) return false;
        const table = await digitsTable(here.out);
        process.stdout.write(options.json ? `${toJson([table])}\n` : `${toText(table, terminalOptions())}\n`);
        return true;
      }, 'the same command goes on with the training that was interrupted');
    });
}

async function make(options: Options, signal: AbortSignal): Promise<boolean> {
  const { out } = options;
  const { description } = await openBackend(options.backend);
  let bar: ReturnType<typeof progressBar> | undefined;
  try {
    return await makeDigits(out, configOf(options), {
      ...(options.seed !== undefined && { seeds: [options.seed] }),
      next: (what) => {
        bar?.stop();
        bar = undefined;
        process.stderr.write(`${what}\n`);
      },
      progress: (epoch, epochs) => {
        bar ??= progressBar(epochs);
        bar.update(epoch);
      },
      signal,
      environment: { backend: description, node: process.versions.node },
    });
  } finally {
    bar?.stop();
  }
}

/** What the folder has, or the notebook's; with what is asked for. */
function configOf(options: Options): DigitsConfig {
  const { out, seeds, ofEach, hidden, zipf, weightDecay } = options;
  const known = existsSync(digitsFolder(out).config) ? readDigitsConfig(out) : digitsConfig;
  const { epochs = known.epochs } = options;
  return {
    ...known,
    epochs,
    every: Math.min(options.every ?? known.every, epochs),
    settled: Math.min(known.settled, epochs),
    ...(seeds && { seeds }),
    ...(ofEach !== undefined && { of_each: ofEach }),
    ...(hidden && { hidden }),
    ...(zipf !== undefined && { zipf_exponent: zipf }),
    ...(weightDecay !== undefined && { adamw: { ...known.adamw, weightDecay } }),
  };
}
