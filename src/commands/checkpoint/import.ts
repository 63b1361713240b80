import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Checkpoint } from '../../checkpoints/mapCheckpoint';
import { readCheckpoint } from '../../checkpoints/readCheckpoint';
import { atomicWrite } from '../../data/atomicWrite';
import { stateBytes } from '../../data/stateFile';
import { freshState } from '../../engine/freshState';
import type { TaskState } from '../../engine/taskState';
import { InputError } from '../../inputError';
import { below1, integer, seed } from '../options';
import { type CheckpointFlags, checkpointOptions, checkpointOptionsOf } from './checkpointOptions';
import { checkpointText } from './checkpointText';
import { knownSplit } from './knownSplit';

interface ImportOptions extends CheckpointFlags {
  readonly out?: string;
  readonly seed?: number;
  readonly trainFraction: number;
  readonly moments: boolean;
  readonly step?: number;
  readonly json: boolean;
}

/** `import`: a checkpoint of another framework as a full state of ours. */
export function importCommand(program: Command): void {
  checkpointOptions(program.command('import'))
    .summary('take over a checkpoint of PyTorch, JAX or Keras')
    .description(
      'Reads a two-hidden-layer classifier of a + b mod p from a safetensors or .npz file with any names, prints which tensor it takes ' +
        'for which, and writes a full state that inspect measures and train --from goes on from.',
    )
    .argument('<file>', 'a .safetensors or .npz file')
    .option('--out <file>', 'where to write the state; without it only what would be taken is printed')
    .option(
      '--seed <n>',
      'seed of the split that it was trained on: accuracy is told on the training pairs',
      seed,
    )
    .option('--train-fraction <x>', 'share of the pairs that was trained on', below1, 0.3)
    .option('--no-moments', "leave Adam's moments out")
    .option('--step <n>', 'steps taken, where the file has moments and does not say', integer(0))
    .option('--json', 'only JSON on standard output', false)
    .action(async (file: string, options: ImportOptions) => {
      const { out, json, moments, step, seed: known, trainFraction } = options;
      if (out !== undefined && existsSync(out))
        throw new InputError(`${out}: already there; expected a new file`);
      const checkpoint = await readCheckpoint(file, {
        ...checkpointOptionsOf(options),
        moments,
        step,
        ...knownSplit(known, trainFraction),
      });
      const state = stateOf(checkpoint);
      process.stdout.write(json ? asJson(file, checkpoint, state) : asText(file, checkpoint, state));
      if (out === undefined) return;
      const metadata = {
        imported_from: basename(file),
        map: checkpoint.map,
        ...(known === undefined ? {} : { seed: String(known) }),
      };
      atomicWrite(out, stateBytes(state, metadata));
      if (!json) process.stdout.write(`${out}: written; go on with train --from ${out}\n`);
    });
}

/** Without moments Adam starts anew, at step 0. */
function stateOf({ parameters, adam }: Checkpoint): TaskState {
  return { ...freshState(parameters), ...adam };
}

function asText(file: string, checkpoint: Checkpoint, { step }: TaskState): string {
  const adam = checkpoint.adam
    ? `Adam's moments after ${step} steps`
    : 'no moments of Adam: it starts anew, at epoch 0';
  return `${checkpointText(file, checkpoint)}  ${adam}\n`;
}

function asJson(
  file: string,
  { shape, inputs, map, accuracy, knownPairs, adam }: Checkpoint,
  { step }: TaskState,
): string {
  const known = { accuracy, known_pairs: knownPairs };
  return `${JSON.stringify({ file, ...shape, inputs, map, ...known, moments: adam !== undefined, step }, null, 2)}\n`;
}
