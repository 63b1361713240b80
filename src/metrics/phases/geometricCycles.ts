import type { History } from './history';

export interface GeometricCycle {
  /** First and last epoch of the history inside the cycle. */
  readonly start: number;
  readonly end: number;
  /** Epoch of the largest fraction, the first of them if several are equal. */
  readonly spike: number;
  /** The fraction there. */
  readonly fraction: number;
  /** True when the history ends inside the cycle: its spike may be still to come. */
  readonly open: boolean;
}

/** Limits of DEFINITIONS "Time and phases"; epochs. */
const AFTER = 10_000;
const THRESHOLD = 0.5;
const MERGE = 5_000;

/**
 * Cycles told by activations only: maximal stretches of history rows, all later than epoch 10,000, whose first
 * principal component holds more than half of the variance (strictly, both). Stretches of which the later starts
 * less than 5,000 epochs after the earlier ends are one cycle.
 * @returns cycles in order of time, by epochs.
 * @example
 * import { geometricCycles, openRun } from 'activation-supervision';
 * geometricCycles(openRun('baseline').history).map(({ spike }) => spike); // => [25700, 55500, 86100]
 */
export function geometricCycles({
  epoch,
  h1_pc1_variance_fraction: fraction,
}: Pick<History, 'epoch' | 'h1_pc1_variance_fraction'>): GeometricCycle[] {
  const cycles: GeometricCycle[] = [];
  for (let i = 0; i < epoch.length; i++) {
    if (!(epoch[i] > AFTER && fraction[i] > THRESHOLD)) continue;
    const open = i === epoch.length - 1;
    const here = { spike: epoch[i], fraction: fraction[i] };
    const last = cycles.at(-1);
    if (last !== undefined && (isNext(epoch, i, last.end) || epoch[i] - last.end < MERGE)) {
      const top = here.fraction > last.fraction ? here : { spike: last.spike, fraction: last.fraction };
      cycles[cycles.length - 1] = { start: last.start, end: epoch[i], ...top, open };
    } else {
      cycles.push({ start: epoch[i], end: epoch[i], ...here, open });
    }
  }
  return cycles;
}

/** In a history with rows further apart than 5,000 epochs, neighbouring rows are still one stretch. */
function isNext(epoch: ArrayLike<number>, i: number, end: number): boolean {
  return i > 0 && epoch[i - 1] === end;
}
