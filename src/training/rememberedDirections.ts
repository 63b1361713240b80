import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../data/readBytes';
import type { RunPaths } from '../data/runFolder';
import { InputError } from '../inputError';
import type { RunDirections } from './runDirections';

const KINDS = ['frozen', 'reference'] as const;

const copyOf = ({ checkpoint }: Pick<RunPaths, 'checkpoint'>, kind: (typeof KINDS)[number]): string =>
  join(checkpoint, `${kind}.safetensors`);

/**
 * The direction files of a run: those that are given, otherwise the copies beside its checkpoint.
 * @throws InputError when one is given that is not what the run began with, or is missing.
 */
export function rememberedDirections(
  paths: Pick<RunPaths, 'checkpoint'>,
  given: RunDirections = {},
): RunDirections {
  const files = KINDS.map((kind) => {
    const copy = copyOf(paths, kind);
    const path = given[kind];
    if (!existsSync(copy)) return [kind, path];
    if (path !== undefined && !readFileSync(copy).equals(readBytes(path))) {
      throw new InputError(`${path}: not the directions that the run began with, which ${copy} keeps`);
    }
    return [kind, copy];
  });
  return Object.fromEntries(files.filter(([, path]) => path !== undefined));
}

/** Copies direction files beside the checkpoint, where they are not there yet: a run can be resumed without naming them. */
export function rememberDirections(paths: Pick<RunPaths, 'checkpoint'>, directions: RunDirections): void {
  for (const kind of KINDS) {
    const [path, copy] = [directions[kind], copyOf(paths, kind)];
    if (path === undefined || existsSync(copy)) continue;
    mkdirSync(paths.checkpoint, { recursive: true });
    copyFileSync(path, copy);
  }
}
