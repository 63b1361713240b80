import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/packageRoot';

/** The built command line. */
export const built = join(packageRoot, 'dist', 'cli.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line to its end. */
export function cli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
  checkBuilt();
  // One that does not end by itself is a fault: its code is null then.
  const options = { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 240_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [built, ...args], options);
  return { code: status, stdout, stderr };
}

/** Starts the built command line. */
export function startCli(args: readonly string[], options: SpawnOptions = { stdio: 'ignore' }) {
  checkBuilt();
  return spawn(process.execPath, [built, ...args], options);
}

function checkBuilt(): void {
  if (!existsSync(built)) throw new Error(`${built}: not built; npm test builds it first`);
}
