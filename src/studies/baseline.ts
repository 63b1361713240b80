import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { epochFile, runPaths } from '../data/runFolder';
import { makeSnapshots } from '../replay/makeSnapshots';
import { committedSnapshots } from '../runs/committedSnapshots';
import { isComplete } from '../runs/isComplete';
import { openRunFolder } from '../runs/openRun';
import type { PlannedRun } from '../study/plannedRuns';
import { baselineConfig, type Study } from '../study/study';
import { expectAsPlanned } from '../study/unlikePlan';
import { type TrainRunOptions, trainRun } from '../training/trainRun';

const THOUSAND = 1_000;

/**
 * Trains a seed's baseline into the study, or goes on with it: history every 100 epochs, covariances every 1,000, the
 * state that conditions branch from. One that tables are made of keeps snapshots and more states, too.
 * @returns whether it came to its end (false when the signal stopped it).
 * @throws InputError as `expectAsPlanned`.
 */
export async function makeBaseline(
  study: Study,
  planned: PlannedRun,
  options: Pick<TrainRunOptions, 'threads' | 'progress' | 'signal'>,
): Promise<boolean> {
  const { name, seed, epochs } = planned;
  expectAsPlanned(study, [planned]);
  const folder = join(study.folder, 'runs', name);
  if (isComplete(folder, epochs)) return true;
  const shown = study.results.includes(seed);
  const end = await trainRun(folder, baselineConfig(study, seed), {
    ...options,
    epochs,
    resume: existsSync(runPaths(folder).config),
    snapshotEvery: shown ? THOUSAND : undefined,
    stateEvery: study.branchEpoch,
    covarianceEvery: THOUSAND,
    checkpointEvery: THOUSAND,
  });
  if (end.step < epochs) return false;
  if (shown) return keepOfWhole(study, folder, epochs, options);
  return true;
}

/** Leaves of a finished run the snapshots of `committedSnapshots`, those at phases replayed, and every second state. */
async function keepOfWhole(
  { branchEpoch }: Study,
  folder: string,
  epochs: number,
  { threads, signal }: Pick<TrainRunOptions, 'threads' | 'signal'>,
): Promise<boolean> {
  const run = openRunFolder(folder);
  const kept = new Set(committedSnapshots(run, epochs));
  for (const epoch of run.snapshots)
    if (!kept.has(epoch)) rmSync(join(run.paths.snapshots, epochFile(epoch)));
  for (const epoch of run.states)
    if (!keepsState(epoch, epochs, branchEpoch)) rmSync(join(run.paths.states, epochFile(epoch)));
  await makeSnapshots(openRunFolder(folder), { threads, signal });
  return !signal?.aborted;
}

/** Whether a finished run of so many epochs keeps its full state at an epoch. */
export function keepsState(epoch: number, epochs: number, branchEpoch: number): boolean {
  return epoch > 0 && (epoch === branchEpoch || epoch % (2 * branchEpoch) === 0 || epoch === epochs);
}
