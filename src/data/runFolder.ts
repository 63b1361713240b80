import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a run keeps what: files are named by their content, folders hold one file an epoch (`epochFile`). */
export interface RunPaths {
  readonly folder: string;
  /** Canonical JSON of everything that can change a bit. */
  readonly config: string;
  /** What it writes as it goes on, and up to where (`Keeping`). */
  readonly keeps: string;
  /** The state that it ended with, by its SHA-256 (`RunEnd`). */
  readonly end: string;
  /** Versions, threads and times: never compared. */
  readonly environment: string;
  readonly history: string;
  /** Parameters. */
  readonly snapshots: string;
  /** Parameters, both Adam moments and the step. */
  readonly states: string;
  /** Covariance of h1 over the training samples. */
  readonly covariances: string;
  /** Directions found in this run that others project out, one file each (`directionFile`). */
  readonly directions: string;
  /** The state to resume from; not part of the finished run. */
  readonly checkpoint: string;
}

export function runPaths(folder: string): RunPaths {
  return {
    folder,
    config: join(folder, 'config.json'),
    keeps: join(folder, 'keeps.json'),
    end: join(folder, 'end.json'),
    environment: join(folder, 'environment.json'),
    history: join(folder, 'history.arrow'),
    snapshots: join(folder, 'snapshots'),
    states: join(folder, 'states'),
    covariances: join(folder, 'covariances'),
    directions: join(folder, 'directions'),
    checkpoint: join(folder, 'checkpoint'),
  };
}

/** `epoch-026000.safetensors`: at least six digits, so that names sort as epochs do. */
export function epochFile(epoch: number): string {
  return `epoch-${String(epoch).padStart(6, '0')}.safetensors`;
}

/** The epochs that a folder of snapshots or states holds, increasing; none for a folder that does not exist. */
export function epochsIn(folder: string): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => /^epoch-(\d{6,})\.safetensors$/.exec(name))
    .flatMap((match) => (match ? [Number(match[1])] : []))
    .sort((a, b) => a - b);
}
