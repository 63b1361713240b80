import type { HistoryRow } from '../../training/historyRow';

/** How a bar over epochs looks, on standard error. */
export const BAR = {
  format: '{bar} {value}/{total} epochs | {rate}/s | {left} left | loss {loss} | test accuracy {accuracy}',
  stream: process.stderr,
  noTTYOutput: true,
  notTTYSchedule: 10_000,
  hideCursor: true,
  barsize: 24,
} as const;

/** What its fields say, by where the bar began. */
export function barPayload(
  first: { readonly epoch: number; readonly at: number },
  epoch: number,
  epochs: number,
  last?: Pick<HistoryRow, 'weighted_loss' | 'test_accuracy'>,
) {
  const rate = (1000 * (epoch - first.epoch)) / Math.max(1, Date.now() - first.at);
  return {
    rate: rate > 0 ? rate.toFixed(0) : '-',
    left: duration((epochs - epoch) / rate),
    loss: last?.weighted_loss.toExponential(2) ?? '-',
    accuracy: last?.test_accuracy.toFixed(4) ?? '-',
  };
}

/** Seconds as `1:05` or `2:01:05`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-';
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
