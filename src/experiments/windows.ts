import type { History } from '../metrics/history';
import type { Landmarks } from './landmarks';

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

/**
 * For each collapse the 3,000 epochs before its onset, and as a control the latest 3,000 epochs that end at least
 * 5,000 before that onset with less than a fifth of the variance on PC1 throughout.
 */
export function windows(
  { collapses }: Landmarks,
  history: Pick<History, 'epoch' | 'h1_pc1_variance_fraction'>,
): Window[] {
  return collapses.flatMap(({ phases: { onset } }, i) => {
    const collapse = i + 1;
    const before: Window = { collapse, kind: 'onset', from: onset - LENGTH, to: onset };
    const to = latestHealthy(history, onset - CLEAR);
    return to === undefined
      ? [before]
      : [before, { collapse, kind: 'healthy', from: to - LENGTH, to } as const];
  });
}

/** The last multiple of 1,000 up to `limit` at which 3,000 healthy epochs end. */
function latestHealthy(
  { epoch, h1_pc1_variance_fraction: fraction }: Pick<History, 'epoch' | 'h1_pc1_variance_fraction'>,
  limit: number,
): number | undefined {
  const sick = Array.from(epoch).filter((_, i) => !(fraction[i] < HEALTHY));
  for (let to = Math.floor(limit / 1000) * 1000; to >= LENGTH; to -= 1000) {
    if (!sick.some((e) => e >= to - LENGTH && e <= to)) return to;
  }
  return undefined;
}
