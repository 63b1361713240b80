import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../../src/data/filesUnder';
import { sha256 } from '../../src/data/sha256';
import { essayConfig, type RunConfig } from '../../src/training/runConfig';
import type { TrainRunOptions } from '../../src/training/trainRun';

/** A run that takes a moment: p = 11, widths 8 and 12. */
export const smallConfig: RunConfig = {
  ...essayConfig(5),
  task: { p: 11, train_fraction: 0.5, zipf_exponent: 1.5, seed: 5 },
  hidden: [8, 12],
};

/** Everything that a run can write, often. */
export const often: Omit<TrainRunOptions, 'epochs'> = {
  historyEvery: 20,
  snapshotEvery: 50,
  stateEvery: 100,
  covarianceEvery: 60,
  checkpointEvery: 40,
};

/** SHA-256 of every file of a run but the side file of versions and threads. */
export function runBytes(folder: string): Record<string, string> {
  const files = filesUnder(folder).filter((file) => file !== 'environment.json');
  return Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(folder, file)))]));
}
