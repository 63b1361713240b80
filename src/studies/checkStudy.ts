import { join } from 'node:path';
import { numpyPermutation } from '../random/numpyShuffle';
import { type ReproduceOptions, type Reproduction, reproduceRun } from '../replay/reproduceRun';
import { isComplete } from '../runs/isComplete';
import { openRun } from '../runs/openRun';
import { plannedRuns } from '../study/plannedRuns';
import type { Study } from '../study/study';
import { expectAsPlanned } from '../study/unlikePlan';

export interface CheckStudyOptions extends Pick<ReproduceOptions, 'signal'> {
  /** Runs side by side. */
  readonly jobs: number;
  /** Threads of each. */
  readonly threads: number;
  /** The share of the finished runs that is trained again, 0..1; one at least. */
  readonly sample: number;
  /** Which of them, at random. */
  readonly seed: number;
  /** @param done epochs of all runs together, of `total`; those before the one that a run branches from count, too. */
  readonly progress?: (done: number, total: number) => void;
  /** Called for each run that was compared. */
  readonly compared?: (run: string, found: Reproduction) => void;
}

/**
 * Trains a random part of a study's finished runs again and holds them to the SHA-256 of what is kept of them: how one
 * sees that machines of a cluster computed what they should.
 * @returns how many runs were compared, of how many that are finished.
 * @throws InputError as `expectAsPlanned` and `reproduceRun`; the runs beside it are stopped.
 */
export async function checkStudy(
  study: Study,
  { sample, seed, jobs, threads, signal, progress, compared }: CheckStudyOptions,
): Promise<{ readonly compared: number; readonly finished: number }> {
  expectAsPlanned(study);
  const finished = plannedRuns(study).filter(({ name, epochs }) =>
    isComplete(join(study.folder, 'runs', name), epochs),
  );
  const count = Math.min(finished.length, Math.max(1, Math.round(sample * finished.length)));
  const chosen = [...numpyPermutation(seed, finished.length)].slice(0, count).sort((a, b) => a - b);
  const total = chosen.reduce((sum, i) => sum + finished[i].epochs, 0);
  const reached = new Map<string, number>();
  const waiting = chosen.map((i) => finished[i]);
  const stop = new AbortController();
  signal?.addEventListener('abort', () => stop.abort(), { once: true });
  let done = 0;
  const work = async (): Promise<void> => {
    for (let run = waiting.shift(); run && !stop.signal.aborted; run = waiting.shift()) {
      const { name, epochs } = run;
      const found = await reproduceRun(openRun(name, study.folder), {
        root: study.folder,
        threads,
        signal: stop.signal,
        progress(epoch) {
          reached.set(name, epoch);
          progress?.(sum(reached), total);
        },
      });
      if (stop.signal.aborted && found.difference === undefined) return;
      reached.set(name, epochs);
      compared?.(name, found);
      done++;
    }
  };
  const ends = await Promise.allSettled(
    Array.from({ length: Math.min(jobs, count) }, () =>
      work().catch((error) => {
        stop.abort();
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { compared: done, finished: finished.length };
}

function sum(epochs: ReadonlyMap<string, number>): number {
  return [...epochs.values()].reduce((all, one) => all + one, 0);
}
