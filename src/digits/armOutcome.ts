import type { History } from '../data/history';
import { InputError } from '../inputError';
import { mean } from '../metrics/statistics/mean';

/** One training in numbers, from `settled` on. */
export interface ArmOutcome {
  /** Of the last tenth of the epochs. */
  readonly test_accuracy: number;
  /** The deepest fall of test accuracy below its running maximum. */
  readonly deepest_fall: number;
  readonly mean_pc1: number;
  readonly max_pc1: number;
  readonly participation: number;
  /** At the end, in logits. */
  readonly mean_logit: number;
  /** Share of the rows of history with a positive row excess. */
  readonly excess_positive: number;
}

/** @throws InputError for a history without a column that is needed, or without rows from `settled` on. */
export function armOutcome(history: History, settled: number): ArmOutcome {
  const from = history.epoch.findIndex((epoch) => epoch >= settled);
  if (from < 0) throw new InputError(`history: expected rows from epoch ${settled} on, found none`);
  const column = (name: string) => {
    const values = history[name];
    if (!values)
      throw new InputError(`history: expected a column ${name}, found ${Object.keys(history).join(', ')}`);
    return Array.from(values).slice(from);
  };
  const accuracy = column('test_accuracy');
  const pc1 = column('h1_pc1_variance_fraction');
  const excess = column('row_excess');
  const late = history.epoch[history.epoch.length - 1] * 0.9;
  let top = 0;
  let deepest = 0;
  for (const one of accuracy) {
    top = Math.max(top, one);
    deepest = Math.max(deepest, top - one);
  }
  return {
    test_accuracy: mean(accuracy.filter((_, i) => history.epoch[from + i] >= late)),
    deepest_fall: deepest,
    mean_pc1: mean(pc1),
    max_pc1: Math.max(...pc1),
    participation: mean(column('h1_participation_ratio')),
    mean_logit: column('mean_logit').at(-1) ?? Number.NaN,
    excess_positive: mean(excess.map((one) => Number(one > 0))),
  };
}
