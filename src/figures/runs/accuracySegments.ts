import type { OutcomeHistory } from '../../runs/runOutcome';

/** A stretch of a run with one accuracy, as a chart shows it. */
export interface AccuracySegment {
  readonly from: number;
  readonly to: number;
  /** The least test accuracy of each bin in it, 0..1, to a hundredth. */
  readonly accuracy: number;
}

/**
 * A run's test accuracy in bins, neighbours that are shown alike as one. A bin has the least accuracy of its epochs, so
 * that a short collapse is not averaged away.
 * @param bin epochs. @param from epochs before it are left out.
 */
export function accuracySegments(
  { epoch, test_accuracy: accuracy }: Pick<OutcomeHistory, 'epoch' | 'test_accuracy'>,
  bin: number,
  from = 0,
): AccuracySegment[] {
  const least = new Map<number, number>();
  for (let i = 0; i < epoch.length; i++) {
    if (epoch[i] < from) continue;
    const begin = Math.floor(epoch[i] / bin) * bin;
    least.set(begin, Math.min(least.get(begin) ?? 1, accuracy[i]));
  }
  const last = epoch[epoch.length - 1];
  const segments: AccuracySegment[] = [];
  for (const [begin, value] of least) {
    // The last row of a run opens a bin that has no length.
    if (begin >= last) continue;
    const shown = Math.round(100 * value) / 100;
    const before = segments.at(-1);
    const to = Math.min(begin + bin, last);
    if (before && before.accuracy === shown && before.to === begin)
      segments[segments.length - 1] = { ...before, to };
    else segments.push({ from: begin, to, accuracy: shown });
  }
  return segments;
}
