import { SingleBar } from 'cli-progress';
import type { HistoryRow } from '../training/historyRow';

/**
 * A bar on standard error: epoch, rate, time left, loss and test accuracy of the newest row of history. It appears with
 * the first epoch that is reported.
 */
export function progressBar(epochs: number) {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} epochs | {rate}/s | {left} left | loss {loss} | test accuracy {accuracy}',
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    hideCursor: true,
    barsize: 24,
  });
  let first: { readonly epoch: number; readonly at: number } | undefined;
  return {
    update(epoch: number, last?: HistoryRow): void {
      if (!first) {
        first = { epoch, at: Date.now() };
        bar.start(epochs, epoch, NOTHING_YET);
      }
      const rate = (1000 * (epoch - first.epoch)) / Math.max(1, Date.now() - first.at);
      bar.update(epoch, {
        rate: rate.toFixed(0),
        left: duration((epochs - epoch) / rate),
        loss: last?.weighted_loss.toExponential(2) ?? '-',
        accuracy: last?.test_accuracy.toFixed(4) ?? '-',
      });
    },
    stop(): void {
      if (first) bar.stop();
    },
  };
}

const NOTHING_YET = { rate: '-', left: '-', loss: '-', accuracy: '-' };

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-';
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
