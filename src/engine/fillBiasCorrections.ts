import { biasCorrection } from './biasCorrection';
import type { AdamWOptions } from './taskProblem';

/** Writes the corrections of `steps` steps after `step`: of the first moment from `out[0]` on, of the second from `out[second]`. */
export function fillBiasCorrections(
  out: Float32Array,
  second: number,
  { beta1, beta2 }: AdamWOptions,
  step: number,
  steps: number,
): void {
  for (let s = 0; s < steps; s++) {
    out[s] = biasCorrection(beta1, step + s + 1);
    out[second + s] = biasCorrection(beta2, step + s + 1);
  }
}
