import { join } from 'node:path';
import { numpyPermutation } from '../random/numpyShuffle';
import { type ReproduceOptions, type Reproduction, reproduceRun } from '../replay/reproduceRun';
import { isComplete } from '../runs/isComplete';
import { openRun } from '../runs/openRun';
import { plannedRuns } from '../study/plannedRuns';
import type { Study } from '../study/study';
import { expectAsPlanned } from '../study/unlikePlan';

export interface CheckStudyOptions extends Pick<ReproduceOptions, 'threads' | 'signal'> {
  /** The share of the finished runs that is trained again, 0..1; one at least. */
  readonly sample: number;
  /** Which of them, at random. */
  readonly seed: number;
  readonly progress?: (run: string, epoch: number, epochs: number) => void;
  /** Called for each run that was compared. */
  readonly compared?: (run: string, found: Reproduction) => void;
}

/**
 * Trains a random part of a study's finished runs again and holds them to the SHA-256 of what is kept of them: how one
 * sees that machines of a cluster computed what they should.
 * @returns how many runs were compared, of how many that are finished.
 * @throws InputError as `expectAsPlanned`.
 */
export async function checkStudy(
  study: Study,
  { sample, seed, threads, signal, progress, compared }: CheckStudyOptions,
): Promise<{ readonly compared: number; readonly finished: number }> {
  expectAsPlanned(study);
  const finished = plannedRuns(study).filter(({ name, epochs }) =>
    isComplete(join(study.folder, 'runs', name), epochs),
  );
  const count = Math.min(finished.length, Math.max(1, Math.round(sample * finished.length)));
  const chosen = [...numpyPermutation(seed, finished.length)].slice(0, count).sort((a, b) => a - b);
  let done = 0;
  for (const { name, epochs } of chosen.map((i) => finished[i])) {
    const found = await reproduceRun(openRun(name, study.folder), {
      root: study.folder,
      threads,
      signal,
      progress: (epoch) => progress?.(name, epoch, epochs),
    });
    if (signal?.aborted && found.difference === undefined) break;
    compared?.(name, found);
    done++;
  }
  return { compared: done, finished: finished.length };
}
