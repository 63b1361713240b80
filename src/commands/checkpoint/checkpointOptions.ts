import type { Command } from 'commander';
import type { CheckpointOptions } from '../../checkpoints/mapCheckpoint';
import type { Inputs } from '../../checkpoints/slots';
import { InputError } from '../../inputError';
import { oneOf } from '../options';

/** How a file with names of another framework is read. */
export interface CheckpointFlags {
  readonly map?: string;
  readonly inputs?: Inputs;
  readonly ignore?: string;
}

/** Adds the options of `CheckpointFlags`. */
export function checkpointOptions(command: Command): Command {
  return command
    .option(
      '--map <pairs>',
      "which tensor is which, 'hidden0.kernel=fc1.weight.T,head.bias=0': .T transposes, 0 stands for zeros (default: guessed, and printed)",
    )
    .option(
      '--inputs <concatenated|summed|embedding>',
      'how both operands come in: one-hot [2p], one-hot summed [p], or looked up in a table (default: told by the shapes)',
      oneOf('concatenated', 'summed', 'embedding'),
    )
    .option('--ignore <names>', "tensors to leave out, 'ema.*,scale'");
}

export function checkpointOptionsOf({ map, inputs, ignore }: CheckpointFlags): CheckpointOptions {
  if (map !== undefined && map.replaceAll(',', '').trim() === '')
    throw new InputError(`--map: expected pairs such as hidden0.kernel=fc1.weight.T, found '${map}'`);
  return { map, inputs, ignore: ignore?.split(',').filter((name) => name !== '') };
}
