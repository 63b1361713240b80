import { type Matrix, row } from '../../engine/matrix';
import { mean } from '../statistics/mean';

/** The mean over the classes of each row of logits `[n, p]`, `[n]`, in logits: what the softmax does not see. */
export function meanLogits(logits: Matrix): Float64Array {
  return Float64Array.from({ length: logits.rows }, (_, i) => mean(row(logits, i)));
}
