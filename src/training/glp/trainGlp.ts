import { freshState } from '../../engine/freshState';
import { GlpEngine } from '../../engine/glp/glpEngine';
import type { TaskState } from '../../engine/taskState';
import { InputError } from '../../inputError';
import { checkActivations } from '../../models/glp/checkActivations';
import { fitGlpNormaliser, type GlpNormaliser, normalise } from '../../models/glp/glpNormaliser';
import { checkGlpOptions, type GlpOptions } from '../../models/glp/glpOptions';
import type { GlpPrior } from '../../models/glp/glpPrior';
import { GlpSampler } from '../../models/glp/glpSampler';
import { initialGlpParameters } from '../../models/glp/initialGlpParameters';
import { glpBatches } from './glpBatch';
import { type GlpIdentity, readGlpCheckpoint, writeGlpCheckpoint } from './glpCheckpoint';
import { type GlpStageSpan, glpStages } from './glpStages';
import { glpSteps } from './glpSteps';

/** A prior just trained on one more snapshot. */
export interface GlpStage {
  readonly epoch: number;
  /** A copy: it may be kept. */
  readonly prior: GlpPrior;
  /** Projects and samples with this prior; valid during the call only. */
  readonly sampler: GlpSampler;
  /** The training activations `[n, width]` it was trained on. */
  readonly activations: Float32Array;
  /** Mean loss over the steps of this snapshot (since the last resume). */
  readonly loss: number;
}

export interface TrainGlpOptions extends GlpIdentity {
  /** Last task epoch to train on. */
  readonly until: number;
  /** Epochs between the snapshots to look at, too: each a stage that branches off (`glpStages`). */
  readonly asides?: readonly number[];
  /**
   * h1 of the training samples, float32 `[n, width]`, after that many epochs; asked for in increasing order. Undefined
   * stops the training as the signal does. May tell the epochs on its way.
   */
  readonly activationsAt: (
    epoch: number,
    passing: (epoch: number) => void,
  ) => Promise<Float32Array | undefined>;
  readonly threads?: number;
  /** Called after each snapshot; its work may be repeated after a crash. */
  readonly onStage?: (stage: GlpStage) => Promise<void> | void;
  /** Called between short stretches with the steps done and to do, and the task epoch. */
  readonly progress?: (done: number, total: number, epoch: number) => void;
  /** Stops the training after the current stretch. */
  readonly signal?: AbortSignal;
  /** A file to resume from, where it exists, and to write after each snapshot and when aborted. */
  readonly checkpoint?: string;
}

/**
 * Trains a prior along a run: `firstSteps` on the first snapshot and `laterSteps` on each later one, warm-started, in
 * order; the normaliser is refitted at each, or stays what it was at the first where the options say so. Stages aside change nothing of it. The same bytes with and without interruptions, and for any thread count.
 * @returns the state where it stopped: the end, or earlier when the signal was aborted.
 * @throws InputError for options out of range, or a checkpoint of another prior.
 * @throws NonFiniteError when a weight becomes infinite or NaN.
 */
export async function trainGlp(options: TrainGlpOptions): Promise<TaskState> {
  const { options: glp, seed, run, until, checkpoint, signal } = options;
  checkGlpOptions(glp);
  const stages = glpStages(glp, until, options.asides);
  const start = (checkpoint && readGlpCheckpoint(checkpoint, options)) || initialGlpState(glp, seed);
  let session: Session | undefined;
  let kept: GlpNormaliser | undefined;
  try {
    for (const stage of stages.filter(({ start: from, end, aside }) =>
      aside ? from >= start.step : end > start.step,
    )) {
      if (signal?.aborted) break;
      // Asked for before any later ones, also after an interruption.
      const { before: earlier, total } = stepsAbout(stage, stages);
      const done = earlier + (session?.step ?? start.step) - stage.start;
      const passing = (epoch: number) => options.progress?.(done, total, epoch);
      if (glp.normaliser === 'first' && !kept) {
        const first = await options.activationsAt(stages[0].epoch, passing);
        if (!first) break;
        kept = fitGlpNormaliser(first, glp.shape.input);
      }
      const activations = await options.activationsAt(stage.epoch, passing);
      if (!activations) break;
      const n = checkActivations(activations, glp.shape.input);
      session ??= await openSession(options, n, start);
      if (n !== session.samples) {
        throw new InputError(
          `epoch ${stage.epoch}: expected activations of ${session.samples} samples, found ${n}`,
        );
      }
      const normaliser = kept ?? fitGlpNormaliser(activations, glp.shape.input);
      const before = stage.aside ? session.engine.state() : undefined;
      const loss = await trainStage(session, options, stage, normalise(normaliser, activations), stages);
      if (session.step === stage.end) {
        const { epoch } = stage;
        const { parameters } = session.engine.state();
        const prior: GlpPrior = { options: glp, parameters, normaliser, seed, epoch, run };
        const sampler = new GlpSampler(session.engine, normaliser, glp.projection);
        await options.onStage?.({ epoch, prior, sampler, activations, loss });
      }
      if (before) {
        session.engine.load(before);
        session.step = before.step;
      }
      if (checkpoint) writeGlpCheckpoint(checkpoint, options, session.engine.state());
    }
    return session ? session.engine.state() : start;
  } finally {
    await session?.engine.close();
  }
}

/** Parameters of the seed, zero moments. */
export function initialGlpState({ shape }: GlpOptions, seed: number): TaskState {
  return freshState(initialGlpParameters(seed, shape));
}

interface Session {
  readonly engine: GlpEngine;
  readonly batchAt: ReturnType<typeof glpBatches>;
  readonly samples: number;
  step: number;
}

async function openSession(
  { options, seed, threads }: TrainGlpOptions,
  samples: number,
  start: TaskState,
): Promise<Session> {
  const batchAt = glpBatches(seed, samples, options.batch);
  const engine = await GlpEngine.create({ ...options, samples, threads });
  engine.load(start);
  return { engine, batchAt, samples, step: start.step };
}

/** Trains up to the stage's end or until aborted; returns the mean loss. */
async function trainStage(
  session: Session,
  { progress, signal }: TrainGlpOptions,
  stage: GlpStageSpan,
  normalised: Float32Array,
  stages: readonly GlpStageSpan[],
): Promise<number> {
  const { epoch, end } = stage;
  const { before, total } = stepsAbout(stage, stages);
  const from = session.step;
  let sum = 0;
  session.engine.setActivations(normalised);
  await glpSteps(
    session.engine,
    session.batchAt,
    { from, count: end - from },
    {
      signal,
      progress: (done, losses) => {
        for (const loss of losses) sum += loss;
        session.step = done;
        progress?.(before + done - stage.start, total, epoch);
      },
    },
  );
  return sum / (session.step - from);
}

/** Steps of the stages before one, and of all. */
function stepsAbout(
  stage: GlpStageSpan,
  stages: readonly GlpStageSpan[],
): { readonly before: number; readonly total: number } {
  const steps = (some: readonly GlpStageSpan[]) => some.reduce((sum, { start, end }) => sum + end - start, 0);
  return { before: steps(stages.slice(0, stages.indexOf(stage))), total: steps(stages) };
}
