import { collapses, crossingsBelow } from '../metrics/phases/collapses';
import { collapsesByCycle } from '../metrics/phases/collapsesByCycle';
import { geometricCycles } from '../metrics/phases/geometricCycles';
import { ESSAY_SPANS, type Spans } from '../study/spans';

/** The columns of a history that say what became of a run, a row every 100 epochs. */
export interface OutcomeHistory {
  readonly epoch: Int32Array;
  readonly test_accuracy: Float64Array;
  readonly h1_pc1_variance_fraction: Float64Array;
  readonly h1_participation_ratio: Float64Array;
}

/** What became of a run, from its history alone; fractions 0..1. */
export interface RunOutcome {
  /** Last epoch. */
  readonly epochs: number;
  /** Geometric cycles, told by activations alone. */
  readonly cycles: number;
  /** Accuracy collapses, all declines of one cycle as one. */
  readonly collapses_by_cycle: number;
  /** Accuracy collapses by the strict rule. */
  readonly collapses: number;
  /** Epoch at which the accuracy of the first of them is down; NaN where there is none. */
  readonly first_drop: number;
  /** How often the accuracy falls below 0.95, the published rule of thumb. */
  readonly crossings: number;
  /** The largest share of variance on h1 PC1 from `counted` on. */
  readonly max_pc1: number;
  /** The least participation ratio of h1 from `counted` on. */
  readonly min_participation: number;
  /** The least test accuracy from `settled` on; NaN for a run that ends before. */
  readonly min_accuracy: number;
  readonly max_accuracy: number;
  readonly final_accuracy: number;
}

/**
 * @param branched whether the run starts from the state of another.
 * @param spans of its study.
 */
export function runOutcome(
  history: OutcomeHistory,
  branched: boolean,
  { counted: from, settled: later }: Pick<Spans, 'counted' | 'settled'> = ESSAY_SPANS,
): RunOutcome {
  const { epoch, test_accuracy: accuracy, h1_pc1_variance_fraction: fraction } = history;
  const since = (values: Float64Array, first: number) => {
    const row = epoch.findIndex((at) => at >= first);
    return values.subarray(row < 0 ? values.length : row);
  };
  const settled = since(accuracy, later);
  const late = since(fraction, from);
  const counted = branched ? from : 0;
  const strict = collapses(history, counted);
  const cycles = geometricCycles(history);
  const dimensions = since(history.h1_participation_ratio, from);
  return {
    epochs: epoch[epoch.length - 1],
    cycles: cycles.length,
    collapses_by_cycle: collapsesByCycle(strict, cycles),
    collapses: strict.length,
    first_drop: strict.at(0)?.drop ?? Number.NaN,
    crossings: crossingsBelow(history).filter((crossing) => crossing >= counted).length,
    max_pc1: late.length > 0 ? Math.max(...late) : Number.NaN,
    min_participation: dimensions.length > 0 ? Math.min(...dimensions) : Number.NaN,
    min_accuracy: settled.length > 0 ? Math.min(...settled) : Number.NaN,
    max_accuracy: Math.max(...accuracy),
    final_accuracy: accuracy[accuracy.length - 1],
  };
}
