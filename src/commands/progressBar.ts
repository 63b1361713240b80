import { SingleBar } from 'cli-progress';
import type { HistoryRow } from '../training/historyRow';

/** A bar on standard error: epoch, rate, time left, loss and test accuracy of the newest row of history. */
export function progressBar(from: number, epochs: number) {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} epochs | {rate}/s | {left} left | loss {loss} | test accuracy {accuracy}',
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    hideCursor: true,
    barsize: 24,
  });
  const start = Date.now();
  let first = from;
  bar.start(epochs, from, { rate: '-', left: '-', loss: '-', accuracy: '-' });
  let begun = false;
  return {
    update(epoch: number, last?: HistoryRow): void {
      if (!begun) first = Math.min(epoch, Math.max(from, epoch - 25));
      begun = true;
      const rate = (1000 * (epoch - first)) / Math.max(1, Date.now() - start);
      bar.update(epoch, {
        rate: rate.toFixed(0),
        left: duration((epochs - epoch) / rate),
        loss: last?.weighted_loss.toExponential(2) ?? '-',
        accuracy: last?.test_accuracy.toFixed(4) ?? '-',
      });
    },
    stop: () => bar.stop(),
  };
}

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-';
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
