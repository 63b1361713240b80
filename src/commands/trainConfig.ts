import { essayAdamW } from '../engine/taskProblem';
import { type RunConfig, SIMD_ARITHMETIC } from '../training/runConfig';

export interface TrainFlags {
  readonly seed: number;
  readonly p: number;
  readonly trainFraction: number;
  readonly zipf: number;
  readonly hidden: [number, number];
  readonly epsilon: number;
  readonly labelGradient: 'subtractive' | 'summed';
  readonly engine: 'simd' | 'tfjs';
  readonly backend: string;
}

/** The run that the flags of `train` describe. */
export function trainConfig(flags: TrainFlags): RunConfig {
  return {
    task: { p: flags.p, train_fraction: flags.trainFraction, zipf_exponent: flags.zipf, seed: flags.seed },
    hidden: flags.hidden,
    adamw: { ...essayAdamW, epsilon: flags.epsilon },
    label_gradient: flags.labelGradient,
    arithmetic: flags.engine === 'simd' ? SIMD_ARITHMETIC : `tfjs-${flags.backend}`,
  };
}
