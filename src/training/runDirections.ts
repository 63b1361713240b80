import { readDirections } from '../data/directionFile';
import { readBytes } from '../data/readBytes';
import { sha256 } from '../data/sha256';
import type { Matrix } from '../engine/matrix';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { directionSource } from './directionSource';
import type { Trainer } from './openTrainer';
import type { RunConfig, RunData } from './runConfig';
import { type SuppressionRow, suppressionRow } from './suppressionRow';
import { Suppressor } from './suppressor';

export interface RunDirections {
  /** The file that a config with `frozen` directions names by its SHA-256. */
  readonly frozen?: string;
  /** A file with the residual direction of the prior, that history compares the directions in force with. */
  readonly reference?: string;
}

/**
 * What projects directions out while a run is trained; undefined for a config without suppression.
 * @throws InputError when the frozen file is missing, damaged, of another width or not the one that the config names.
 */
export function openSuppressor(
  config: RunConfig,
  data: RunData,
  trainer: Trainer,
  { frozen }: RunDirections,
): Suppressor | undefined {
  const { suppression } = config;
  const given = suppression?.source === 'frozen' && frozen ? read(frozen, suppression.sha256) : undefined;
  const source = directionSource(config, data, given);
  return source && new Suppressor(source, (directions) => trainer.setDirections(directions));
}

/** What history says of the directions in force, from their side and from the prior's where a file of it is given. */
export function directionsMeasured(
  config: RunConfig,
  { problem }: RunData,
  suppressor: Suppressor,
  { reference }: RunDirections = {},
): (state: TaskState) => SuppressionRow {
  const prior = reference === undefined ? undefined : readDirections(reference).directions;
  return ({ parameters }) => {
    const { refreshed, state } = suppressor;
    return suppressionRow({ ...state, refreshed, reference: prior }, config, problem, parameters);
  };
}

function read(path: string, expected: string): Matrix {
  const found = sha256(readBytes(path));
  if (found !== expected) {
    throw new InputError(`${path}: expected the directions with SHA-256 ${expected}, found ${found}`);
  }
  return readDirections(path).directions;
}
