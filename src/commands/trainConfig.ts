import { readBytes } from '../data/readBytes';
import { sha256 } from '../data/sha256';
import { checkArithmetic, type LabelGradient } from '../engine/stepArithmetic';
import { arithmeticOf } from '../training/arithmeticOf';
import { type RunConfig, SIMD_ARITHMETIC } from '../training/runConfig';
import type { RunDirections } from '../training/runDirections';
import type { Suppression } from '../training/suppression';

/** What a command line names; what it does not name is as the base has it. */
export interface TrainFlags {
  readonly seed?: number;
  readonly p?: number;
  readonly trainFraction?: number;
  readonly zipf?: number;
  readonly hidden?: [number, number];
  readonly epsilon?: number;
  readonly labelGradient?: { readonly name: LabelGradient; readonly drive?: number };
  readonly labelGradientFor?: number;
  readonly gauge?: number;
  readonly zLoss?: number;
  readonly labelSmoothing?: number;
  readonly operands?: 'float32' | 'tf32';
  readonly learningRate?: number;
  readonly beta2?: number;
  readonly weightDecay?: number;
  readonly engine?: string;
  readonly backend?: string;
  readonly suppress?: string;
  readonly suppressEvery?: number;
  readonly suppressSeed?: number;
  readonly compareDirection?: string;
}

/** The run that the flags of `train` make of another: of the essay's, or of the one that is resumed. */
export function trainConfig(base: RunConfig, flags: TrainFlags): RunConfig {
  const { step: before, suppression: projected, ...plain } = base;
  const label = flags.labelGradient?.name ?? base.label_gradient;
  const step = stepOf(flags, before);
  const suppression = suppressionOf(flags, projected);
  const config: RunConfig = {
    ...plain,
    task: given(base.task, {
      p: flags.p,
      train_fraction: flags.trainFraction,
      zipf_exponent: flags.zipf,
      seed: flags.seed,
    }),
    hidden: flags.hidden ?? base.hidden,
    adamw: given(base.adamw, {
      epsilon: flags.epsilon,
      learningRate: flags.learningRate,
      beta2: flags.beta2,
      weightDecay: flags.weightDecay,
    }),
    label_gradient: label,
    ...(Object.keys(step).length > 0 && { step }),
    ...(suppression && { suppression }),
    arithmetic: arithmeticName(flags, base.arithmetic),
  };
  if (config.step) checkArithmetic(arithmeticOf(config));
  return config;
}

/** What the flags say of a step beyond its label gradient; nothing where all is plain, so that hashes stay. */
function stepOf(flags: TrainFlags, before: RunConfig['step'] = {}): NonNullable<RunConfig['step']> {
  const { drive: _, ...others } = before;
  const step = given<NonNullable<RunConfig['step']>>(flags.labelGradient ? others : before, {
    heaviest: flags.labelGradientFor,
    drive: flags.labelGradient?.drive,
    z_loss: flags.zLoss,
    label_smoothing: flags.labelSmoothing,
    operands: flags.operands === 'tf32' ? flags.operands : undefined,
    gauge: flags.gauge,
  });
  const { operands: __, ...exact } = step;
  return flags.operands === 'float32' ? exact : step;
}

function suppressionOf(flags: TrainFlags, before: RunConfig['suppression']): RunConfig['suppression'] {
  const { suppress, suppressEvery: every = EVERY, suppressSeed: seed = 0 } = flags;
  switch (suppress) {
    case undefined:
      return before && withChoice(before, flags);
    case 'none':
      return undefined;
    case 'gradient':
    case 'unweighted':
    case 'head-mean':
    case 'h1-pc1':
      return { source: suppress, every };
    case 'all-ones':
      return { source: suppress };
    case 'random':
      return { source: 'random', seed };
    default:
      return { source: 'frozen', sha256: sha256(readBytes(suppress)) };
  }
}

/** A suppression that the flags do not name, with what they say of it. */
function withChoice(before: Suppression, { suppressEvery, suppressSeed }: TrainFlags): Suppression {
  if ('every' in before) return { ...before, every: suppressEvery ?? before.every };
  if (before.source === 'random') return { ...before, seed: suppressSeed ?? before.seed };
  return before;
}

/** Epochs between two choices of a direction. */
const EVERY = 100;

function arithmeticName({ engine, backend }: TrainFlags, before: string): string {
  if (engine === 'tfjs')
    return backend === undefined && before.startsWith('tfjs-') ? before : `tfjs-${backend ?? 'auto'}`;
  return engine === undefined ? before : SIMD_ARITHMETIC;
}

/** The files that the flags name. */
export function directionFiles(flags: TrainFlags): RunDirections {
  const { source } = suppressionOf(flags, undefined) ?? {};
  return { frozen: source === 'frozen' ? flags.suppress : undefined, reference: flags.compareDirection };
}

/** `base` with what is not undefined of `changes`. */
function given<T extends object>(base: T, changes: Partial<T>): T {
  return {
    ...base,
    ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  };
}
