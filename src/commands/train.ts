import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { runPaths } from '../data/runFolder';
import { LABEL_GRADIENTS } from '../engine/stepArithmetic';
import { essayAdamW } from '../engine/taskProblem';
import { InputError } from '../inputError';
import { storedKeeping } from '../training/keeping';
import { parseRunConfig } from '../training/parseRunConfig';
import { essayConfig, type RunConfig } from '../training/runConfig';
import { trainRun } from '../training/trainRun';
import { engineOptions } from './engineOptions';
import { aboveZero, below1, integer, labelGradient, oneOf, positive, seed, widths } from './options';
import { startState } from './startState';
import { interruptible } from './terminal/interruptible';
import { progressBar } from './terminal/progressBar';
import { directionFiles, type TrainFlags, trainConfig } from './trainConfig';

/** `train`: one run into a folder. */
export function trainCommand(program: Command): void {
  engineOptions(program.command('train'), 'tfjs')
    .summary('train one run into a folder')
    .description(
      'Trains the task model; Ctrl-C leaves a checkpoint, --resume goes on from it bit for bit. A run knows what it is ' +
        'and what it keeps: train --out DIR --resume is enough, and what contradicts it is refused.',
    )
    .option('--seed <n>', 'seed of the split and of the initial weights', seed)
    .option('--epochs <n>', 'train up to this epoch', integer(1))
    .requiredOption('--out <dir>', 'folder of the run')
    .option(
      `--label-gradient <${LABEL_GRADIENTS.join('|').replace('drive', 'drive:C')}>`,
      'how the gradient of the logits is computed in float32 (default: subtractive)',
      labelGradient,
    )
    .option(
      '--backend <auto|native|wasm|cpu>',
      'tfjs backend (default: auto)',
      oneOf('auto', 'native', 'wasm', 'cpu'),
    )
    .option('--p <n>', 'modulus (default: 97)', integer(2, 1024))
    .option('--train-fraction <x>', 'share of the pairs that is trained on (default: 0.3)', positive)
    .option('--zipf <s>', 'exponent of the loss weights (default: 1.5)', positive)
    .option('--hidden <n,n>', 'widths of the two hidden layers (default: 128,128)', widths)
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
      'round operands of products to 10 bits (default: float32)',
      oneOf('float32', 'tf32'),
    )
    .option('--epsilon <x>', `AdamW's epsilon (default: ${essayAdamW.epsilon})`, aboveZero)
    .option('--beta2 <x>', `AdamW's beta2 (default: ${essayAdamW.beta2})`, below1)
    .option('--learning-rate <x>', `AdamW's learning rate (default: ${essayAdamW.learningRate})`, aboveZero)
    .option('--weight-decay <x>', `AdamW's weight decay (default: ${essayAdamW.weightDecay})`, positive)
    .option('--history-every <n>', 'epochs between rows of history (default: 100)', integer(1))
    .option('--snapshot-every <n>', 'epochs between snapshots (the last epoch always is one)', integer(1))
    .option('--state-every <n>', 'epochs between full states', integer(1))
    .option('--covariance-every <n>', 'epochs between covariances of h1', integer(1))
    .option('--checkpoint-every <n>', 'epochs between checkpoints', integer(1), 500)
    .option('--resume', 'go on from the checkpoint in the folder', false)
    .option(
      '--suppress <none|gradient|unweighted|head-mean|h1-pc1|all-ones|random|FILE>',
      'what to project out of dL/dh1 (default: none)',
    )
    .option('--suppress-every <n>', 'epochs between two choices of a direction (default: 100)', integer(1))
    .option('--suppress-seed <n>', 'seed of a random direction (default: 0)', seed)
    .option('--compare-direction <file>', "the prior's direction, for the history to compare with")
    .option('--from <state>', 'start from a full state instead of epoch 0')
    .action(async (options) => {
      const base = options.resume ? resumedConfig(options.out) : undefined;
      const { config, start } = startState(trainConfig(base ?? newConfig(options), options), options.from);
      const epochs = options.epochs ?? storedKeeping(runPaths(options.out))?.epochs;
      if (epochs === undefined) throw new InputError("option '--epochs <n>' not specified");
      await interruptible(async (signal) => {
        const bar = progressBar(epochs);
        try {
          const end = await trainRun(options.out, config, {
            ...options,
            epochs,
            directions: directionFiles(options),
            start,
            signal,
            progress: bar.update,
          });
          return end.step === epochs;
        } finally {
          bar.stop();
        }
      }, `${options.out}: checkpoint written; go on with --resume`);
    });
}

/** What the folder of a run says that it is; undefined where no run has begun there. */
function resumedConfig(folder: string): RunConfig | undefined {
  const { config } = runPaths(folder);
  return existsSync(config) ? parseRunConfig(readFileSync(config, 'utf8'), config) : undefined;
}

function newConfig({ seed: given }: TrainFlags): RunConfig {
  if (given === undefined) throw new InputError("option '--seed <n>' not specified");
  return essayConfig(given);
}
