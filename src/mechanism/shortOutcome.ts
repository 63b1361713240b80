import { type OutcomeHistory, type RunOutcome, runOutcome } from '../runs/runOutcome';
import type { Spans } from '../study/spans';
import { historyBetween } from './historyBetween';

/** What became of a run up to where the short ones end, whatever it is trained to; of a branch, counted a while after it. */
export interface ShortOutcome extends RunOutcome {
  /** The least mean logit over training samples and classes; NaN where the history does not say. */
  readonly leastMeanLogit: number;
}

/** @param branched whether the run starts from the state of another. */
export function shortOutcome(
  history: OutcomeHistory & { readonly mean_logit?: Float64Array },
  branched: boolean,
  spans: Spans,
): ShortOutcome {
  const cut = historyBetween(history, branched ? spans.branch : 0, spans.short);
  const logits = cut.mean_logit?.filter((_, i) => cut.epoch[i] >= spans.counted) ?? [];
  return {
    ...runOutcome(cut, branched, spans),
    leastMeanLogit: logits.length > 0 ? Math.min(...logits) : Number.NaN,
  };
}
