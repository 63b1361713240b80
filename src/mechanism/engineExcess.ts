import { logitGradientsAsTrained } from '../engine/logitGradientsAsTrained';
import { LABEL_GRADIENTS, type LabelGradient } from '../engine/stepArithmetic';
import { dot } from '../metrics/algebra/dot';
import { rowExcess } from '../metrics/gradients/rowExcess';
import type { Run } from '../runs/openRun';
import type { ExcessMoment } from './excessMoments';
import type { FormExcess } from './formExcess';

/** The drive that stands for them all, in units. */
const DRIVE = 1;

/** Every label gradient of the engine at a moment, bit for bit as a step with it starts from there. */
export function engineExcess(
  { data }: Pick<Run, 'data'>,
  { epoch, parameters }: Pick<ExcessMoment, 'epoch' | 'parameters'>,
  kinds: readonly LabelGradient[] = LABEL_GRADIENTS,
): FormExcess[] {
  const { problem, weights } = data;
  const all = Array.from(weights.keys());
  return kinds.map((labelGradient) => {
    const drive = labelGradient === 'drive' ? DRIVE : undefined;
    const rows = logitGradientsAsTrained(problem, parameters, all, { labelGradient, drive, seed: epoch });
    const excess = rowExcess(rows);
    return {
      form: drive === undefined ? labelGradient : `${labelGradient}:${drive}`,
      offered: false,
      label_gradient: labelGradient,
      excess: dot(excess, weights),
      heaviest: dot(excess.subarray(0, 2), weights),
    };
  });
}
