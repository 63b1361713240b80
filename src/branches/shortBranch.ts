import type { History } from '../data/history';
import { type EpochRow, historyOf } from '../data/historyRows';
import type { LabelGradient } from '../engine/stepArithmetic';
import { TaskEngine } from '../engine/taskEngine';
import type { NamedArrays } from '../engine/taskShape';
import { InputError } from '../inputError';
import { accuracy } from '../metrics/activations/accuracy';
import { covariance } from '../metrics/algebra/covariance';
import { leadingFraction } from '../metrics/components/leadingFraction';
import type { History as Measured } from '../metrics/phases/history';
import { mean } from '../metrics/statistics/mean';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';
import { namedCondition } from '../study/namedCondition';
import { arithmeticOf } from '../training/arithmeticOf';
import { type RunConfig, runData } from '../training/runConfig';
import { openSuppressor } from '../training/runDirections';
import { trainTask } from '../training/trainTask';
import { conditionConfig } from './conditionConfig';
import { conditionDonor } from './conditionDonor';

export interface ShortBranchOptions {
  /** Epoch of a full state of the run, with Adam's moments: where the branch begins. */
  readonly from: number;
  /** Epochs trained from there. */
  readonly epochs: number;
  /** Epochs between two rows of its history. Default 50. */
  readonly every?: number;
  /** How the label entry of the softmax gradient is computed; as in the run where left out. */
  readonly labelGradient?: LabelGradient;
  /** What else of a step's arithmetic differs, as a run's config says it: `{ heaviest: 2 }`, `{ gauge: 1 }`. */
  readonly step?: RunConfig['step'];
  /**
   * Unit vectors of n1 to project out of dL/dh1 in the backward pass; a function is asked at `from`, and again after every
   * 25 epochs, so that a hand may change them on the way.
   */
  readonly directions?: Directions | ((epoch: number) => Directions);
  /** A condition of the run's study, whose arithmetic and whose directions, chosen as in its long run, the branch has. */
  readonly condition?: string;
  /** Default 1: a notebook has the machine seldom for itself, and threads that wait for each other are slow then. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
  /** Called with each row, and all before it. */
  readonly row?: (soFar: BranchHistory) => void;
}

type Directions = readonly Float64Array[];

/** Epochs between two questions for the directions. */
const ASKED = 25;

export type BranchHistory = History & Measured & { readonly mean_logit: Float64Array };

/**
 * Trains a branch of a cached run for a short while, in memory: what differs from the run is in the options alone. Its
 * history has test accuracy, the share of h1's variance on PC1 and the mean logit over training samples, both ends included.
 * @throws InputError when the run has no full state at `from` (listing those there are), a direction does not fit, or
 *   the condition is unknown or lacks its direction.
 * @example
 * import { openRun, shortBranch } from 'activation-supervision';
 * const options = { from: 20_000, epochs: 50, every: 25, labelGradient: 'summed' } as const;
 * const branch = await shortBranch(openRun('baseline'), options);
 * branch.epoch; // => [20000, 20025, 20050]
 * branch.mean_logit; // => [-2.53, -2.50, -2.45]
 */
export async function shortBranch(
  run: Run,
  {
    from,
    epochs,
    every = 50,
    labelGradient,
    step,
    directions = [],
    condition,
    threads = 1,
    signal,
    progress,
    row,
  }: ShortBranchOptions,
): Promise<BranchHistory> {
  if (!Number.isSafeInteger(epochs) || epochs < 1) {
    throw new InputError(`epochs of a branch: expected a positive integer, got ${epochs}`);
  }
  const state = run.state(from);
  const { config, directionFile, data } = changed(run, condition);
  const engine = await TaskEngine.create(data.problem, {
    threads,
    adamw: config.adamw,
    labelGradient: arithmeticOf({
      ...config,
      label_gradient: labelGradient ?? config.label_gradient,
      step: step ?? config.step,
    }),
  });
  const rows: EpochRow<ReturnType<typeof measure>>[] = [];
  try {
    engine.load(state);
    const project = (all: Directions) => engine.setDirections(all.map((one) => Float32Array.from(one)));
    const ask = typeof directions === 'function' ? directions : undefined;
    if (typeof directions !== 'function') project(directions);
    const suppressor =
      condition === undefined ? undefined : openSuppressor(config, data, engine, { frozen: directionFile });
    await trainTask(engine, {
      epochs: from + epochs,
      observers: [
        ...(suppressor ? [suppressor] : []),
        ...(ask
          ? [
              {
                due: (epoch: number) => (epoch - from) % ASKED === 0,
                observe: (epoch: number) => project(ask(epoch)),
              },
            ]
          : []),
        {
          due: (epoch) => (epoch - from) % every === 0 || epoch === from + epochs,
          observe: (epoch, { parameters }) => {
            rows.push([epoch, measure(run, parameters)]);
            row?.(historyOf(rows) as BranchHistory);
          },
        },
      ],
      progress: (epoch) => progress?.(epoch - from, epochs),
      signal,
    });
  } finally {
    await engine.close();
  }
  return historyOf(rows) as BranchHistory;
}

function changed(run: Run, name: string | undefined) {
  if (name === undefined) return { config: run.config, data: run.data };
  const condition = namedCondition(studyOf(run), name);
  const { config, directionFile } = conditionConfig(
    condition,
    run,
    undefined,
    conditionDonor(run, condition),
  );
  return { config, directionFile, data: condition.zipfExponent === undefined ? run.data : runData(config) };
}

function measure({ shape, data: { split } }: Run, parameters: NamedArrays) {
  const { h1, logits } = forward(parameters, shape, split.train.pairs);
  return {
    test_accuracy: accuracy(forward(parameters, shape, split.test.pairs).logits, split.test.labels),
    h1_pc1_variance_fraction: leadingFraction(covariance(h1)),
    mean_logit: mean(logits.data),
  };
}
