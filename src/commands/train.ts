import type { Command } from 'commander';
import { trainRun } from '../training/trainRun';
import { engineOptions } from './engineOptions';
import { interruptible } from './interruptible';
import { aboveZero, integer, oneOf, positive, seed, widths } from './options';
import { progressBar } from './progressBar';
import { startState } from './startState';
import { directionFiles, trainConfig } from './trainConfig';

/** `train`: one run into a folder. */
export function trainCommand(program: Command): void {
  engineOptions(program.command('train'), 'tfjs')
    .summary('train one run into a folder')
    .description('Trains the task model; Ctrl-C leaves a checkpoint, --resume goes on from it bit for bit.')
    .requiredOption('--seed <n>', 'seed of the split and of the initial weights', seed)
    .requiredOption('--epochs <n>', 'train up to this epoch', integer(1))
    .requiredOption('--out <dir>', 'folder of the run')
    .option(
      '--label-gradient <subtractive|summed>',
      'how the label entry of the softmax gradient is computed',
      oneOf('subtractive', 'summed'),
      'subtractive',
    )
    .option(
      '--backend <auto|native|wasm|cpu>',
      'tfjs backend',
      oneOf('auto', 'native', 'wasm', 'cpu'),
      'auto',
    )
    .option('--p <n>', 'modulus', integer(2, 1024), 97)
    .option('--train-fraction <x>', 'share of the pairs that is trained on', positive, 0.3)
    .option('--zipf <s>', 'exponent of the loss weights', positive, 1.5)
    .option('--hidden <n,n>', 'widths of the two hidden layers', widths, [128, 128])
    .option('--epsilon <x>', "AdamW's epsilon", aboveZero, 1e-8)
    .option('--history-every <n>', 'epochs between rows of history', integer(1), 100)
    .option('--snapshot-every <n>', 'epochs between snapshots (the last epoch always is one)', integer(1))
    .option('--state-every <n>', 'epochs between full states', integer(1))
    .option('--covariance-every <n>', 'epochs between covariances of h1', integer(1))
    .option('--checkpoint-every <n>', 'epochs between checkpoints', integer(1), 500)
    .option('--resume', 'go on from the checkpoint in the folder', false)
    .option('--suppress <none|gradient|unweighted|random|FILE>', 'what to project out of dL/dh1', 'none')
    .option('--suppress-every <n>', 'epochs between two choices of a gradient direction', integer(1), 100)
    .option('--suppress-seed <n>', 'seed of a random direction', seed, 0)
    .option('--compare-direction <file>', "the prior's direction, for the history to compare with")
    .option('--from <state>', 'start from a full state instead of epoch 0')
    .action(async (options) => {
      const { config, start } = startState(trainConfig(options), options.from);
      await interruptible(async (signal) => {
        const bar = progressBar(options.epochs);
        try {
          const end = await trainRun(options.out, config, {
            ...options,
            directions: directionFiles(options),
            start,
            signal,
            progress: bar.update,
          });
          return end.step === options.epochs;
        } finally {
          bar.stop();
        }
      }, `${options.out}: checkpoint written; go on with --resume`);
    });
}
