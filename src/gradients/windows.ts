import type { History } from '../metrics/phases/history';
import type { Landmarks } from '../runs/landmarks';

/** A stretch of epochs that is replayed more densely than the history; both ends belong to it. */
export interface Window {
  /** Of the first, second, … accuracy collapse. */
  readonly collapse: number;
  readonly kind: 'onset' | 'healthy';
  readonly from: number;
  readonly to: number;
}

const LENGTH = 3_000;
const CLEAR = 5_000;
const HEALTHY = 0.2;

type Columns = Pick<History, 'epoch' | 'h1_pc1_variance_fraction'>;

/**
 * For each collapse the 3,000 epochs before its onset, and as a control the latest 3,000 epochs that end at least
 * 5,000 before that onset with less than a fifth of the variance on PC1 throughout; each where the history has it.
 */
export function windows({ collapses }: Pick<Landmarks, 'collapses'>, history: Columns): Window[] {
  return collapses.flatMap(({ phases: { onset } }, i) => {
    const collapse = i + 1;
    const healthy = latestHealthy(history, onset - CLEAR);
    const found: Window[] = [];
    if (onset - LENGTH >= history.epoch[0]) {
      found.push({ collapse, kind: 'onset', from: onset - LENGTH, to: onset });
    }
    if (healthy !== undefined) {
      found.push({ collapse, kind: 'healthy', from: healthy - LENGTH, to: healthy });
    }
    return found;
  });
}

/** The last multiple of 1,000 up to `limit` at which 3,000 healthy epochs end. */
function latestHealthy(history: Columns, limit: number): number | undefined {
  const { epoch, h1_pc1_variance_fraction: fraction } = history;
  const sick = Array.from(epoch).filter((_, i) => !(fraction[i] < HEALTHY));
  for (let to = Math.floor(limit / 1000) * 1000; to - LENGTH >= epoch[0]; to -= 1000) {
    if (!sick.some((e) => e >= to - LENGTH && e <= to)) return to;
  }
  return undefined;
}
