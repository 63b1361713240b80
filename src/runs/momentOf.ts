import { epochInWords } from '../study/epochInWords';
import { landmarks } from './landmarks';
import type { Run } from './openRun';

/** An epoch of a run that is looked at. */
export interface Moment {
  readonly epoch: number;
  /** Why it is this one, where it was not asked for and is not what a reader expects. */
  readonly note?: string;
}

/**
 * The epoch that is asked for; where none is, the onset of the run's first collapse, or a while before it. A run without a
 * collapse is looked at about the spike of its first geometric cycle, or else about its end, with a note that says so.
 * @param before epochs before that moment.
 * @param asked an epoch; undefined where none is asked for.
 * @example
 * import { momentOf, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * momentOf(run).epoch; // => 25700
 * momentOf(run, undefined, 1_700).epoch; // => 24000
 */
export function momentOf(
  run: Pick<Run, 'name' | 'history' | 'phasesBy'>,
  asked?: number,
  before = 0,
): Moment {
  if (asked !== undefined) return { epoch: asked };
  const { collapses, cycles } = landmarks(run);
  const { epoch } = run.history;
  const earlier = (at: number) => Math.max(epoch[0], at - before);
  if (collapses.length > 0) return { epoch: earlier(collapses[0].phases.onset) };
  const [about, what] =
    cycles.length > 0
      ? [cycles[0].spike, 'the spike of its first cycle']
      : [epoch[epoch.length - 1], 'its end'];
  const found = earlier(about);
  const where = `epoch ${epochInWords(found)}, ${found === about ? what : `${epochInWords(about - found)} before ${what}`}`;
  return {
    epoch: found,
    note: `Run '${run.name}' has no collapse, so no onset to look at; instead: ${where}.`,
  };
}
