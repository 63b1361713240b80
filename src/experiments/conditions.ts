import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readBytes } from '../data/readBytes';
import { sha256 } from '../data/sha256';
import type { LabelGradient } from '../engine/stepArithmetic';
import { essayAdamW } from '../engine/taskProblem';
import { InputError } from '../inputError';
import type { BranchPoint, RunConfig } from '../training/runConfig';
import type { Suppression } from '../training/suppression';
import { GLP_DIRECTION, MADE_BY, REPLAY_DIRECTION } from './directionNames';
import type { Run } from './openRun';

/** A run that differs from its baseline in one thing (DEFINITIONS "Conditions"). */
export interface Condition {
  /** Its run is called so where the baseline is `baseline`, else `<baseline>-<name>`. */
  readonly name: string;
  readonly label: string;
  /** Where the direction comes from, in words; empty where nothing is projected out. */
  readonly direction: string;
  readonly updated: string;
  /** `branch`: from the baseline's full state at 20,000; `start`: from epoch 0. */
  readonly from: 'branch' | 'start';
  readonly epochs: number;
  /** What is cached of its end: all of it, or the parameters only, where room is short and no run goes on from it. */
  readonly keeps: 'state' | 'snapshot';
  readonly suppression?:
    | Suppression
    | { readonly source: 'file'; readonly of: 'own' | 'other'; readonly file: string };
  readonly labelGradient?: LabelGradient;
  readonly epsilon?: number;
}

/** Where all suppressed runs branch from, as in the essay. */
export const BRANCH_EPOCH = 20_000;
const EPOCHS = 100_000;
/** Where the two of AdamW's epsilon end: well after the baseline's first two collapses. */
const SHORT = 60_000;
const EVERY = 100;
const NEVER = 'never';
const OFTEN = 'every 100 epochs';
const branch = { from: 'branch', epochs: EPOCHS, keeps: 'state' } as const;
const control = { ...branch, keeps: 'snapshot' } as const;
const frozen = (file: string, of: 'own' | 'other' = 'own') => ({ source: 'file', of, file }) as const;

/** All conditions but the baseline itself, in the order of the tables. */
export const CONDITIONS: readonly Condition[] = [
  {
    ...branch,
    name: 'suppress-gradient',
    label: 'gradient-based',
    direction: 'effective gradient, Zipf-weighted',
    updated: OFTEN,
    suppression: { source: 'gradient', every: EVERY },
  },
  {
    ...branch,
    name: 'suppress-frozen-glp',
    label: 'frozen GLP',
    direction: 'residual PC1 at the first onset',
    updated: NEVER,
    suppression: frozen(GLP_DIRECTION),
  },
  {
    ...branch,
    name: 'suppress-replay',
    label: 'replay',
    direction: 'healthy replay probe',
    updated: NEVER,
    suppression: frozen(REPLAY_DIRECTION),
  },
  ...[1, 2, 3].map(
    (seed): Condition => ({
      ...control,
      name: `suppress-random-${seed}`,
      label: `control: random ${seed}`,
      direction: 'uniform on the sphere',
      updated: NEVER,
      suppression: { source: 'random', seed },
    }),
  ),
  {
    ...control,
    name: 'suppress-unweighted',
    label: 'control: unweighted',
    direction: 'mean gradient without the weights',
    updated: OFTEN,
    suppression: { source: 'unweighted', every: EVERY },
  },
  {
    ...control,
    name: 'suppress-other-seed',
    label: 'control: other seed',
    direction: "another run's residual PC1",
    updated: NEVER,
    suppression: frozen(GLP_DIRECTION, 'other'),
  },
  {
    name: 'exact',
    label: 'exact, from 0',
    direction: '',
    updated: '',
    from: 'start',
    epochs: EPOCHS,
    keeps: 'snapshot',
    labelGradient: 'summed',
  },
  {
    ...branch,
    name: 'exact-from-20000',
    label: 'exact, from 20,000',
    direction: '',
    updated: '',
    labelGradient: 'summed',
  },
  {
    name: 'epsilon-1e-12-from-20000',
    label: 'ε = 1e-12, from 20,000',
    direction: '',
    updated: '',
    from: 'branch',
    epochs: SHORT,
    keeps: 'snapshot',
    epsilon: 1e-12,
  },
  {
    name: 'exact-epsilon-1e-12-from-20000',
    label: 'exact, ε = 1e-12, from 20,000',
    direction: '',
    updated: '',
    from: 'branch',
    epochs: SHORT,
    keeps: 'snapshot',
    labelGradient: 'summed',
    epsilon: 1e-12,
  },
];

/** The name of a condition's run beside a baseline's. */
export function conditionName(baseline: string, condition: string): string {
  return baseline === 'baseline' ? condition : `${baseline}-${condition}`;
}

/** The name of the baseline that a condition's run lies beside: the inverse of `conditionName`. */
export function baselineName(run: string): string {
  return run.match(/^seed-\d+(?=-)/)?.[0] ?? 'baseline';
}

/**
 * What to train for a condition of a baseline.
 * @param from the baseline's state that the condition branches from, where it does.
 * @param other the run whose direction the control `other-seed` takes.
 * @throws InputError when the direction that it needs is not cached.
 */
export function conditionConfig(
  { suppression, labelGradient, epsilon }: Condition,
  baseline: Pick<Run, 'config' | 'paths'>,
  from?: BranchPoint,
  other?: Pick<Run, 'paths'>,
): { readonly config: RunConfig; readonly directionFile?: string } {
  const donor = suppression?.source === 'file' && suppression.of === 'other' ? other : baseline;
  const directionFile =
    suppression?.source === 'file' && donor ? join(donor.paths.directions, suppression.file) : undefined;
  const config: RunConfig = {
    ...baseline.config,
    adamw: { ...essayAdamW, ...(epsilon !== undefined && { epsilon }) },
    label_gradient: labelGradient ?? baseline.config.label_gradient,
    ...(from && { from }),
    ...(suppression && {
      suppression:
        suppression.source === 'file'
          ? { source: 'frozen' as const, sha256: directionFile ? hashOf(directionFile) : '' }
          : suppression,
    }),
  };
  return { config, directionFile };
}

function hashOf(file: string): string {
  if (existsSync(file)) return sha256(readBytes(file));
  throw new InputError(`${file}: no such direction; make it with experiment ${MADE_BY[basename(file)]}`);
}
