import type { Measured } from '../training/labMeasurer';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const whole = (n: number) => n.toLocaleString('en-US');

/** Epochs, as the page shows them. */
export const epochs = (n: number): string => whole(n);

/** What was measured, by the name that the page shows. */
export function inWords(point: Measured): Readonly<Record<string, string>> {
  return {
    epoch: whole(point.epoch),
    'test accuracy': percent(point.accuracy),
    'variance on PC1': percent(point.pc1),
    'participation ratio': point.participationRatio.toFixed(1),
    'nearest centroid': percent(point.nearest),
    'nearest centroid without PC1': percent(point.nearestWithout),
    'label gradients of the two heaviest pairs, in 2⁻²⁴': point.labelEntries.map(entry).join(' and '),
  };
}

/** Whole numbers with a subtraction; any without, often far below one. */
function entry(value: number): string {
  const text = Number.isInteger(value) ? whole(value) : value.toPrecision(2);
  return text.replaceAll('-', '−');
}
