import { byThousand } from '../runs/byThousand';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';

const HEALTHY_BEFORE = 6_000;
const THOUSAND = 1_000;

/**
 * Epochs whose prior is kept: the first onset, also by the first edition's phases, and a healthy one, the last multiple of
 * 1,000 at least 6,000 earlier. Without a collapse the last that is trained; none in a run too short for one.
 * @param every epochs between two snapshots that the prior is trained on.
 */
export function committedPriors(run: Pick<Run, 'history'>, every = THOUSAND): number[] {
  const onsets = [byThousand(run), run].flatMap((one) =>
    landmarks(one)
      .collapses.slice(0, 1)
      .map(({ phases }) => phases.onset),
  );
  if (onsets.length === 0) {
    const end = run.history.epoch.at(-1) ?? 0;
    return end < every ? [] : [end - (end % every)];
  }
  const healthy = Math.floor((Math.max(...onsets) - HEALTHY_BEFORE) / THOUSAND) * THOUSAND;
  return [...new Set([healthy, ...onsets])];
}
