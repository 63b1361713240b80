import type { LabelGradient } from '../engine/stepArithmetic';
import type { AdamWOptions } from '../engine/taskProblem';
import type { RunConfig } from '../training/runConfig';
import type { Suppression } from '../training/suppression';

/** A run that differs from its baseline in one thing (DEFINITIONS "Conditions"). */
export interface Condition {
  /** Its run is called so where the baseline is `baseline`, else `<baseline>-<name>`. */
  readonly name: string;
  readonly label: string;
  /** Where the direction that is projected out comes from, in words; left out where nothing is. */
  readonly direction?: string;
  readonly updated?: string;
  /** `branch`: from the baseline's full state at 20,000; `start`: from epoch 0. */
  readonly from: 'branch' | 'start';
  readonly epochs: number;
  /** What is cached of its end beside the history: room is short. A state where runs go on from it. */
  readonly keeps: 'state' | 'snapshot' | 'history';
  /** Whether that is cached of every seed, not of the first alone. */
  readonly ofEverySeed?: true;
  readonly suppression?:
    | Suppression
    | { readonly source: 'file'; readonly of: 'own' | 'other'; readonly file: string };
  readonly labelGradient?: LabelGradient;
  readonly step?: RunConfig['step'];
  /** What of the optimiser is not the essay's. */
  readonly adamw?: Partial<AdamWOptions>;
  /** Of the loss weights, where it is not the task's. */
  readonly zipfExponent?: number;
}

/** Where the branches leave their baseline, as in the essay. */
export const BRANCH_EPOCH = 20_000;

/** The whole length of a run. */
export const EPOCHS = 100_000;

/** Where the runs end that need no more: well after the baseline's first two collapses. */
export const SHORT = 60_000;
