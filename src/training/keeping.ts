import { existsSync } from 'node:fs';
import { z } from 'zod';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/json/canonicalJson';
import { parseJsonFile } from '../data/json/parseJsonFile';
import type { RunPaths } from '../data/runFolder';
import { InputError } from '../inputError';

const every = z.int().min(1);

const schema = z.strictObject({
  /** The last epoch that was asked for. */
  epochs: every,
  /** Epochs between two rows of history. */
  history: every,
  /** Epochs between two files of a kind; left out where there are none but the last epoch's snapshot. */
  snapshots: every.optional(),
  states: every.optional(),
  covariances: every.optional(),
});

/** What a run writes as it goes on, and up to where: `keeps.json`. It changes no bit of what is written. */
export type Keeping = z.infer<typeof schema>;

/** The part of it that a call names; what it does not name is as the run has it. */
export type AskedKeeping = { readonly [name in keyof Keeping]?: number };

const DEFAULTS = { history: 100 };

/**
 * What a run keeps: as its folder says, up to the epoch that is asked for now; for a run that says nothing yet, as asked.
 * @throws InputError when the folder says otherwise than what is asked for, names no last epoch, or is damaged.
 */
export function agreedKeeping(paths: Pick<RunPaths, 'config' | 'keeps'>, asked: AskedKeeping): Keeping {
  const named = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  // Without a config beside it the file is of a call that ended before the run began.
  const stored = existsSync(paths.config) ? storedKeeping(paths) : undefined;
  const { epochs = stored?.epochs } = asked;
  if (epochs === undefined)
    throw new InputError(`expected the last epoch of a run that does not say it (${paths.keeps})`);
  if (!stored) return { ...DEFAULTS, ...named, epochs };
  for (const [kind, value] of Object.entries(named) as [keyof Keeping, number][]) {
    if (kind === 'epochs' || stored[kind] === value) continue;
    const there = stored[kind] === undefined ? `no ${kind}` : `${kind} every ${stored[kind]} epochs`;
    throw new InputError(`${paths.keeps}: the run keeps ${there}, asked for every ${value}`);
  }
  return { ...stored, epochs };
}

/** What a run's folder says that it keeps; undefined for one that says nothing. @throws InputError when it is damaged. */
export function storedKeeping({ keeps }: Pick<RunPaths, 'keeps'>): Keeping | undefined {
  return existsSync(keeps) ? parseJsonFile(keeps, schema) : undefined;
}

/** Writes `keeps.json`. */
export function writeKeeping({ keeps }: Pick<RunPaths, 'keeps'>, keeping: Keeping): void {
  atomicWrite(keeps, canonicalJson(keeping));
}
