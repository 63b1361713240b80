import type { Condition } from '../conditions/condition';
import type { RunConfig } from '../training/runConfig';

/** A baseline's config with what a condition changes of it, apart from where it begins and what it projects out. */
export function changedConfig(
  { labelGradient, step, adamw, zipfExponent }: Condition,
  baseline: RunConfig,
): RunConfig {
  return {
    ...baseline,
    ...(zipfExponent !== undefined && { task: { ...baseline.task, zipf_exponent: zipfExponent } }),
    adamw: { ...baseline.adamw, ...adamw },
    label_gradient: labelGradient ?? baseline.label_gradient,
    ...(step && { step: { ...baseline.step, ...step } }),
  };
}
