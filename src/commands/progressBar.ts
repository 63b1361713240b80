import { SingleBar } from 'cli-progress';
import type { HistoryRow } from '../training/historyRow';
import { BAR, barPayload } from './barPayload';

/**
 * A bar on standard error: epoch, rate, time left, loss and test accuracy of the newest row of history. It appears with
 * the first epoch that is reported.
 */
export function progressBar(epochs: number) {
  const bar = new SingleBar(BAR);
  let first: { readonly epoch: number; readonly at: number } | undefined;
  return {
    update(epoch: number, last?: HistoryRow): void {
      if (!first) {
        first = { epoch, at: Date.now() };
        bar.start(epochs, epoch, barPayload(first, epoch, epochs));
      }
      bar.update(epoch, barPayload(first, epoch, epochs, last));
    },
    stop(): void {
      if (first) bar.stop();
    },
  };
}
