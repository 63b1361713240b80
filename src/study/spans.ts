import { BRANCH_EPOCH, EPOCHS, SHORT } from '../conditions/condition';
import type { Study } from './study';

/** Epochs that outcomes are told by (DEFINITIONS "Conditions"). */
export interface Spans {
  /** Where branches leave their baseline. */
  readonly branch: number;
  /** From here on the collapses of a branch count, and its geometry is compared. */
  readonly counted: number;
  /** From here on the least accuracy is taken. */
  readonly settled: number;
  /** Where runs end that need no more. */
  readonly short: number;
  /** The whole length of a run. */
  readonly whole: number;
}

/** A branch is its baseline's continuation for a while: what happens so soon is not of its condition. */
const GRACE = 2_000;
const SETTLING = 10_000;

export function spansOf({
  branchEpoch: branch,
  shortEpochs: short,
  epochs: whole,
}: Pick<Study, 'branchEpoch' | 'shortEpochs' | 'epochs'>): Spans {
  return { branch, counted: branch + GRACE, settled: branch + SETTLING, short, whole };
}

export const ESSAY_SPANS: Spans = spansOf({ branchEpoch: BRANCH_EPOCH, shortEpochs: SHORT, epochs: EPOCHS });
