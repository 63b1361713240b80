import { SingleBar } from 'cli-progress';
import type { HistoryRow } from '../../training/historyRow';
import { BAR, barPayload } from './barPayload';

/**
 * A bar on standard error: epoch, rate, time left, loss and test accuracy of the newest row of history. It appears with
 * the first epoch that is reported, and counts anew where work goes on to another end.
 */
export function progressBar(epochs: number) {
  const bar = new SingleBar(BAR);
  let first: { readonly epoch: number; readonly at: number; readonly end: number } | undefined;
  return {
    update(epoch: number, last?: HistoryRow, end = epochs): void {
      const started = first !== undefined;
      if (first?.end !== end) first = { epoch, at: Date.now(), end };
      if (started) bar.setTotal(end);
      else bar.start(end, epoch, barPayload(first, epoch, end));
      bar.update(epoch, barPayload(first, epoch, end, last));
    },
    stop(): void {
      if (first) bar.stop();
    },
  };
}
