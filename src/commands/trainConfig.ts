import { readBytes } from '../data/readBytes';
import { sha256 } from '../data/sha256';
import { checkArithmetic, type LabelGradient } from '../engine/stepArithmetic';
import { essayAdamW } from '../engine/taskProblem';
import { arithmeticOf } from '../training/arithmeticOf';
import { type RunConfig, SIMD_ARITHMETIC } from '../training/runConfig';
import type { RunDirections } from '../training/runDirections';

export interface TrainFlags {
  readonly seed: number;
  readonly p: number;
  readonly trainFraction: number;
  readonly zipf: number;
  readonly hidden: [number, number];
  readonly epsilon: number;
  readonly labelGradient: { readonly name: LabelGradient; readonly drive?: number };
  readonly labelGradientFor?: number;
  readonly gauge?: number;
  readonly zLoss?: number;
  readonly labelSmoothing?: number;
  readonly operands: 'float32' | 'tf32';
  readonly learningRate: number;
  readonly beta2: number;
  readonly weightDecay: number;
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
    adamw: {
      ...essayAdamW,
      epsilon: flags.epsilon,
      learningRate: flags.learningRate,
      beta2: flags.beta2,
      weightDecay: flags.weightDecay,
    },
    ...suppressionOf(flags),
    label_gradient: flags.labelGradient.name,
    ...stepOf(flags),
    arithmetic: flags.engine === 'tfjs' ? `tfjs-${flags.backend}` : SIMD_ARITHMETIC,
  };
}

/** What the flags say of a step beyond its label gradient; nothing where all is plain, so that hashes stay. */
function stepOf(flags: TrainFlags): Pick<RunConfig, 'step'> {
  const given = {
    heaviest: flags.labelGradientFor,
    drive: flags.labelGradient.drive,
    z_loss: flags.zLoss,
    label_smoothing: flags.labelSmoothing,
    operands: flags.operands === 'tf32' ? flags.operands : undefined,
    gauge: flags.gauge,
  };
  const step = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(step).length === 0) return {};
  const config = { label_gradient: flags.labelGradient.name, step };
  checkArithmetic(arithmeticOf(config));
  return config;
}

function suppressionOf(flags: TrainFlags): Pick<RunConfig, 'suppression'> {
  const { suppress, suppressEvery: every, suppressSeed } = flags;
  switch (suppress) {
    case 'none':
      return {};
    case 'gradient':
    case 'unweighted':
    case 'head-mean':
    case 'h1-pc1':
      return { suppression: { source: suppress, every } };
    case 'all-ones':
      return { suppression: { source: suppress } };
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
