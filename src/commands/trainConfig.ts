import { readBytes } from '../data/readBytes';
import { sha256 } from '../data/sha256';
import { essayAdamW } from '../engine/taskProblem';
import { type RunConfig, SIMD_ARITHMETIC } from '../training/runConfig';
import type { RunDirections } from '../training/runDirections';

export interface TrainFlags {
  readonly seed: number;
  readonly p: number;
  readonly trainFraction: number;
  readonly zipf: number;
  readonly hidden: [number, number];
  readonly epsilon: number;
  readonly labelGradient: 'subtractive' | 'summed';
  readonly engine?: string;
  readonly backend: string;
  readonly suppress: string;
  readonly suppressEvery: number;
  readonly suppressSeed: number;
  readonly compareDirection?: string;
}

/** The run that the flags of `train` describe. */
export function trainConfig(flags: TrainFlags): RunConfig {
  return {
    task: { p: flags.p, train_fraction: flags.trainFraction, zipf_exponent: flags.zipf, seed: flags.seed },
    hidden: flags.hidden,
    adamw: { ...essayAdamW, epsilon: flags.epsilon },
    ...suppressionOf(flags),
    label_gradient: flags.labelGradient,
    arithmetic: flags.engine === 'tfjs' ? `tfjs-${flags.backend}` : SIMD_ARITHMETIC,
  };
}

function suppressionOf(flags: TrainFlags): Pick<RunConfig, 'suppression'> {
  const { suppress, suppressEvery: every, suppressSeed } = flags;
  switch (suppress) {
    case 'none':
      return {};
    case 'gradient':
    case 'unweighted':
      return { suppression: { source: suppress, every } };
    case 'random':
      return { suppression: { source: 'random', seed: suppressSeed } };
    default:
      return { suppression: { source: 'frozen', sha256: sha256(readBytes(suppress)) } };
  }
}

/** The files that the flags name. */
export function directionFiles(flags: TrainFlags): RunDirections {
  const { source } = suppressionOf(flags).suppression ?? {};
  return { frozen: source === 'frozen' ? flags.suppress : undefined, reference: flags.compareDirection };
}
