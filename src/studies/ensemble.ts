import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isMade, makeCondition } from '../branches/makeCondition';
import { BRANCH_EPOCH, type Condition } from '../conditions/condition';
import { CONDITIONS } from '../conditions/conditionList';
import { epochFile, runPaths } from '../data/runFolder';
import { InputError } from '../inputError';
import { frozenGlpDirection } from '../priors/frozenDirections';
import { makeReplayDirection, replayDirectionPath } from '../probes/replayDirection';
import { makeCovariances } from '../replay/makeCovariances';
import { isComplete } from '../runs/isComplete';
import { landmarks } from '../runs/landmarks';
import { openRunFolder, type Run } from '../runs/openRun';
import { essayConfig } from '../training/runConfig';
import { type TrainRunOptions, trainRun } from '../training/trainRun';
import { BASELINE } from './baseline';

/** The conditions of DEFINITIONS' ensemble, beside the baseline of each seed. */
const ENSEMBLE = [
  'suppress-gradient',
  'suppress-frozen-glp',
  'suppress-replay',
  'exact-from-20000',
  'suppress-random-1',
] as const;

export const ENSEMBLE_CONDITIONS: readonly Condition[] = CONDITIONS.filter(({ name }) =>
  ENSEMBLE.some((one) => one === name),
);

/** The name of a seed's baseline run. */
export function seedRun(seed: number): string {
  return seed === BASELINE.seed ? 'baseline' : `seed-${seed}`;
}

export interface EnsembleOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** `what` is the name of the run, or of the direction, that is being made. */
  readonly progress?: (what: string, epoch: number, epochs: number, last?: Parameters<Progress>[1]) => void;
  /** Told of a condition that a seed cannot have, with the reason. */
  readonly skipped?: (what: string, reason: string) => void;
}

type Progress = NonNullable<TrainRunOptions['progress']>;

/**
 * Makes what is missing of one seed: its baseline, its two frozen directions, and the conditions. A seed without a
 * collapse is kept; it has no direction to freeze, so the conditions that need one are left out, and said so.
 * @param root the cache. @returns whether it came to its end.
 */
export async function makeSeed(seed: number, root: string, options: EnsembleOptions = {}): Promise<boolean> {
  const { threads = 1, signal, progress, skipped } = options;
  const name = seedRun(seed);
  const report =
    (what: string, epochs: number): Progress =>
    (epoch, last) =>
      progress?.(what, epoch, epochs, last);
  const baseline = await seedBaseline(seed, root, threads, signal, report(name, BASELINE.epochs));
  if (!baseline) return false;
  const without = await directions(baseline, root, options);
  if (signal?.aborted) return false;
  for (const condition of ENSEMBLE_CONDITIONS) {
    const what = `${name} ${condition.name}`;
    const reason = without.get(condition.name);
    if (reason !== undefined) skipped?.(what, reason);
    else if (!isMade(baseline, condition)) {
      const done = await makeCondition(baseline, condition, {
        threads,
        signal,
        progress: report(what, condition.epochs),
      });
      if (!done) return false;
    }
  }
  thin(baseline);
  return true;
}

/** The baseline of a seed, with covariances for the probe and the state that the conditions branch from. */
async function seedBaseline(
  seed: number,
  root: string,
  threads: number,
  signal: AbortSignal | undefined,
  progress: Progress,
): Promise<Run | undefined> {
  const folder = join(root, 'runs', seedRun(seed));
  const { epochs } = BASELINE;
  if (!isComplete(folder, epochs)) {
    const end = await trainRun(folder, essayConfig(seed), {
      threads,
      signal,
      progress,
      epochs,
      resume: existsSync(runPaths(folder).config),
      stateEvery: BRANCH_EPOCH,
      covarianceEvery: 1_000,
      checkpointEvery: 1_000,
    });
    if (end.step < epochs) return undefined;
  }
  return openRunFolder(folder, seedRun(seed));
}

/** Makes the two frozen directions; the conditions that lack theirs, with the reason. */
async function directions(
  baseline: Run,
  root: string,
  { threads, signal, progress }: EnsembleOptions,
): Promise<ReadonlyMap<string, string>> {
  const without = new Map<string, string>();
  const attempt = async (condition: string, make: () => unknown) => {
    try {
      await make();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      without.set(condition, error.message);
    }
  };
  await attempt('suppress-frozen-glp', () =>
    frozenGlpDirection(baseline, {
      threads,
      signal,
      progress: (done, total) => progress?.(`${baseline.name} prior`, done, total),
    }),
  );
  await attempt('suppress-replay', async () => {
    if (existsSync(replayDirectionPath(baseline))) return;
    if (landmarks(baseline).cycles.length === 0) {
      throw new InputError(`run '${baseline.name}' has no geometric cycle for a probe to learn from`);
    }
    const report = (epoch: number) => progress?.(`${baseline.name} covariances`, epoch, BASELINE.epochs);
    if (await makeCovariances(baseline, { root, threads, signal, progress: report }))
      makeReplayDirection(baseline);
  });
  return without;
}

/** Leaves of a seed's baseline what is committed: history, directions, the state at the branch. The rest comes back by training. */
export function thin({ name, paths, states }: Run): void {
  if (name === 'baseline') return;
  for (const folder of [paths.covariances, paths.snapshots, paths.checkpoint])
    rmSync(folder, { recursive: true, force: true });
  for (const epoch of states) if (epoch !== BRANCH_EPOCH) rmSync(join(paths.states, epochFile(epoch)));
}
