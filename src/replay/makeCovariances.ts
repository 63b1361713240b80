import { epochsIn } from '../data/runFolder';
import type { TaskState } from '../engine/taskState';
import type { Run } from '../runs/openRun';
import { covarianceWriter } from '../training/covarianceWriter';
import { type ReplayOptions, replay } from './replay';
import { replayPlace } from './replayPlace';

const EVERY = 1_000;

/**
 * Writes the covariances of h1 that a run lacks, every 1,000 epochs up to its end, from a replay of it; those that are
 * there stay. Stopped, it goes on at the last that it wrote.
 * @returns whether it came to its end.
 * @throws InputError as `replay`.
 */
export async function makeCovariances(run: Run, options: ReplayOptions = {}): Promise<boolean> {
  const { config, data, history, paths } = run;
  const last = history.epoch[history.epoch.length - 1];
  const have = new Set(epochsIn(paths.covariances));
  const wanted = Array.from({ length: Math.floor(last / EVERY) }, (_, i) => (i + 1) * EVERY);
  const missing = wanted.filter((epoch) => !have.has(epoch));
  if (missing.length === 0) return true;
  const writer = covarianceWriter(paths.covariances, config, data, EVERY);
  const place = replayPlace(run, 'covariances');
  const observe = (epoch: number, state: TaskState) => {
    writer.observe(epoch, state);
    place.keep(state);
  };
  const [from, to] = [missing[0], missing[missing.length - 1]];
  let ended = false;
  await replay(place.run, [{ from, to, every: EVERY, observe, finish: () => (ended = true) }], options);
  if (ended) place.forget();
  return ended;
}
