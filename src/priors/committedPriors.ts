import { byThousand } from '../runs/byThousand';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';

const HEALTHY_BEFORE = 6_000;
const THOUSAND = 1_000;

/**
 * Epochs whose prior is kept: the first onset, also by the first edition's phases, and a healthy one, the last multiple of
 * 1,000 at least 6,000 earlier. None without a collapse.
 */
export function committedPriors(run: Pick<Run, 'history'>): number[] {
  const onsets = [byThousand(run), run].flatMap((one) =>
    landmarks(one)
      .collapses.slice(0, 1)
      .map(({ phases }) => phases.onset),
  );
  if (onsets.length === 0) return [];
  const healthy = Math.floor((Math.max(...onsets) - HEALTHY_BEFORE) / THOUSAND) * THOUSAND;
  return [...new Set([healthy, ...onsets])];
}
