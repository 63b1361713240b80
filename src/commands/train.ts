import type { Command } from 'commander';
import { LABEL_GRADIENTS } from '../engine/stepArithmetic';
import { essayAdamW } from '../engine/taskProblem';
import { trainRun } from '../training/trainRun';
import { engineOptions } from './engineOptions';
import { interruptible } from './interruptible';
import { aboveZero, below1, integer, labelGradient, oneOf, positive, seed, widths } from './options';
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
      `--label-gradient <${LABEL_GRADIENTS.join('|').replace('drive', 'drive:C')}>`,
      'how the gradient of the logits is computed in float32',
      labelGradient,
      { name: 'subtractive' },
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
    .option(
      '--label-gradient-for <n>',
      'only for the n heaviest samples; the rest take the other of two',
      integer(1),
    )
    .option(
      '--gauge <n>',
      "take the mean over classes off the head's kernel and bias after every n steps",
      integer(1),
    )
    .option('--z-loss <x>', 'factor of a penalty log(Z)^2', aboveZero)
    .option('--label-smoothing <x>', 'share of each target that goes to all classes alike', below1)
    .option(
      '--operands <float32|tf32>',
      'round operands of products to 10 bits',
      oneOf('float32', 'tf32'),
      'float32',
    )
    .option('--epsilon <x>', "AdamW's epsilon", aboveZero, essayAdamW.epsilon)
    .option('--beta2 <x>', "AdamW's beta2", below1, essayAdamW.beta2)
    .option('--learning-rate <x>', "AdamW's learning rate", aboveZero, essayAdamW.learningRate)
    .option('--weight-decay <x>', "AdamW's weight decay", positive, essayAdamW.weightDecay)
    .option('--history-every <n>', 'epochs between rows of history', integer(1), 100)
    .option('--snapshot-every <n>', 'epochs between snapshots (the last epoch always is one)', integer(1))
    .option('--state-every <n>', 'epochs between full states', integer(1))
    .option('--covariance-every <n>', 'epochs between covariances of h1', integer(1))
    .option('--checkpoint-every <n>', 'epochs between checkpoints', integer(1), 500)
    .option('--resume', 'go on from the checkpoint in the folder', false)
    .option(
      '--suppress <none|gradient|unweighted|head-mean|h1-pc1|all-ones|random|FILE>',
      'what to project out of dL/dh1',
      'none',
    )
    .option('--suppress-every <n>', 'epochs between two choices of a direction', integer(1), 100)
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
