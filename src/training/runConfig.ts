import { canonicalJson } from '../data/json/canonicalJson';
import { type ModularAddition, modularAddition } from '../data/modularAddition';
import { sha256 } from '../data/sha256';
import { zipfWeights } from '../data/zipfWeights';
import type { LabelGradient } from '../engine/stepArithmetic';
import { type AdamWOptions, essayAdamW, type TaskProblem } from '../engine/taskProblem';
import type { Suppression } from './suppression';

/**
 * Everything that can change a bit of a run, and nothing else: no thread count, no version, no length. It is written
 * as canonical JSON, and its hash names the run.
 */
export interface RunConfig {
  readonly task: {
    readonly p: number;
    readonly train_fraction: number;
    readonly zipf_exponent: number;
    readonly seed: number;
  };
  readonly hidden: readonly [number, number];
  readonly adamw: AdamWOptions;
  readonly label_gradient: LabelGradient;
  /** What else of a step's arithmetic is not the essay's; see `StepArithmetic`. */
  readonly step?: {
    readonly heaviest?: number;
    readonly drive?: number;
    readonly z_loss?: number;
    readonly label_smoothing?: number;
    readonly operands?: 'tf32';
    readonly gauge?: number;
  };
  /** `simd-1` names the engine's arithmetic and would change with it; tfjs runs promise no bytes. */
  readonly arithmetic: string;
  /** The full state that the run starts from, where that is not the initialisation of its seed. */
  readonly from?: BranchPoint;
  /** What is projected out of the backward pass, from the first step on. */
  readonly suppression?: Suppression;
}

/** A full state: after how many epochs, and the SHA-256 of its file. */
export interface BranchPoint {
  readonly epoch: number;
  readonly sha256: string;
}

export const SIMD_ARITHMETIC = 'simd-1';

/**
 * The essay's baseline (notes 2): p = 97, 30 % train, s = 1.5, hidden [128, 128], AdamW 1e-3 with decay 1.
 * @example
 * import { essayConfig } from 'activation-supervision';
 * essayConfig(42).task; // => { p: 97, train_fraction: 0.3, zipf_exponent: 1.5, seed: 42 }
 */
export function essayConfig(seed: number): RunConfig {
  return {
    task: { p: 97, train_fraction: 0.3, zipf_exponent: 1.5, seed },
    hidden: [128, 128],
    adamw: essayAdamW,
    label_gradient: 'subtractive',
    arithmetic: SIMD_ARITHMETIC,
  };
}

export function configHash(config: RunConfig): string {
  return sha256(canonicalJson(config));
}

/** The data of a run: both sets, the loss weights `[n]` by rank in float64, and the problem with them in float32. */
export interface RunData {
  readonly split: ModularAddition;
  readonly weights: Float64Array;
  readonly problem: TaskProblem;
}

/**
 * The data of a run from its config: training and test pairs, the loss weights, and the problem that the engine trains on.
 * @throws InputError for a modulus, fraction, seed or exponent out of range.
 * @example
 * import { essayConfig, runData } from 'activation-supervision';
 * const { split, weights } = runData(essayConfig(42));
 * [split.train.labels.length, split.test.labels.length]; // => [2822, 6587]
 * split.train.pairs.subarray(0, 2); // => [14, 42]
 */
export function runData({ task, hidden }: Pick<RunConfig, 'task' | 'hidden'>): RunData {
  const split = modularAddition({ p: task.p, trainFraction: task.train_fraction, seed: task.seed });
  const weights = zipfWeights(split.train.labels.length, task.zipf_exponent);
  return {
    split,
    weights,
    problem: { p: task.p, hidden, ...split.train, weights: Float32Array.from(weights) },
  };
}
