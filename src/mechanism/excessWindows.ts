import type { ExcessReport } from './excessReport';

/** For each collapse, in order, the values of the moments in the window before its onset. */
export function byWindow({ collapse }: ExcessReport['moments'], values: readonly number[]): number[][] {
  const collapses = [...new Set(collapse)].sort((a, b) => a - b);
  return collapses.map((one) => values.filter((_, i) => collapse[i] === one));
}

/** In how many of a window's moments a value is above zero, 0..1, window by window. */
export function positiveShares(moments: ExcessReport['moments'], values: readonly number[]): number[] {
  return byWindow(moments, values).map((window) => window.filter((x) => x > 0).length / window.length);
}
