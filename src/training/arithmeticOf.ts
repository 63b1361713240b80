import type { StepArithmetic } from '../engine/stepArithmetic';
import type { RunConfig } from './runConfig';

/** The arithmetic of a run's steps; stochastic rounding is seeded by the task's seed. */
export function arithmeticOf(
  config: Pick<RunConfig, 'label_gradient' | 'step'> & Partial<Pick<RunConfig, 'task'>>,
): StepArithmetic {
  const { heaviest, drive, z_loss, label_smoothing, operands, gauge } = config.step ?? {};
  return {
    labelGradient: config.label_gradient,
    heaviest,
    drive,
    zLoss: z_loss,
    labelSmoothing: label_smoothing,
    operands,
    gauge,
    seed: config.task?.seed,
  };
}
