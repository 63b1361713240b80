import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { EXPLORATORY_SEEDS, FRESH_SEEDS } from '../conditions/seedGroups';
import { dataRoot } from '../data/dataRoot';
import { runPaths } from '../data/runFolder';
import { makeGradientWindows } from '../gradients/gradientWindows';
import { makeRoundingWindows } from '../gradients/roundingWindows';
import { InputError } from '../inputError';
import { makeDriftWindows } from '../mechanism/driftWindows';
import { makeRowExcess, makeWindowLogits } from '../mechanism/makeRowExcess';
import { makeGlp } from '../priors/glpExperiment';
import { makeOnsetPriors } from '../priors/onsetPriors';
import { makePriorCheck } from '../priors/priorCheck';
import { makeReplayDirection, replayDirectionPath, usesTheFuture } from '../probes/replayDirection';
import { makeCollapseState } from '../replay/collapseState';
import { makeSnapshots } from '../replay/makeSnapshots';
import { isComplete } from '../runs/isComplete';
import { openRun } from '../runs/openRun';
import { BASELINE, makeBaseline } from '../studies/baseline';
import { makeSeed } from '../studies/ensemble';
import { makeFreshSeed } from '../studies/freshSeed';
import { conditionExperiments, frozenDirection, onsetDirections } from './conditionExperiments';
import { engineOptions } from './engineOptions';
import { interruptible } from './interruptible';
import { integer, seedRange } from './options';
import { progressBar } from './progressBar';
import { runSeeds } from './seedExperiments';
import { withStepBar } from './stepBar';

interface Options {
  readonly run: string;
  readonly threads: number;
  readonly seeds?: readonly number[];
  readonly jobs: number;
}

/** Takes the direction of another seed, so it comes after them. */
const { 'suppress-other-seed': otherSeed, ...ownConditions } = conditionExperiments;

const experiments: Readonly<Record<string, (options: Options) => Promise<void>>> = {
  baseline: trainBaseline,
  snapshots: replaySnapshots,
  glp: (options) => trainPrior(options),
  'gradient-windows': replayWindows(makeGradientWindows),
  rounding: replayWindows(makeRoundingWindows),
  drift: replayWindows(makeDriftWindows),
  'row-excess': replayWindows(makeRowExcess),
  'window-logits': replayWindows(makeWindowLogits),
  'collapse-state': replayToCollapse,
  'onset-priors': (options) => trainOnsetPriors(options),
  'replay-probe': findReplayDirection,
  'prior-check': (options) => checkPrior(options),
  'frozen-direction': frozenDirection,
  'onset-directions': onsetDirections,
  ...ownConditions,
  ensemble: ({ seeds = EXPLORATORY_SEEDS, jobs }) => runSeeds(makeSeed, seeds, jobs),
  'fresh-seeds': ({ seeds = FRESH_SEEDS, jobs }) => runSeeds(makeFreshSeed, seeds, jobs),
  'suppress-other-seed': otherSeed,
};

const NAMES = Object.keys(experiments);

/** What no table of ours needs: it is for the scripts of other stacks. */
const FOR_OTHERS = 'window-logits';

/** `experiment`: makes cached results that are missing. */
export function experimentCommand(program: Command): void {
  engineOptions(program.command('experiment'))
    .summary('run what a cached result needs, where it is missing')
    .argument('[name]', NAMES.join(', '), known)
    .option('--run <name>', 'the run it is about', 'baseline')
    .option('--all', 'everything that the tables need, in order; skips what is cached', false)
    .option('--seeds <range>', 'of the ensemble or the fresh seeds, such as 42..44', seedRange)
    .option('--jobs <n>', 'seeds side by side, one thread each', integer(1, 16), 2)
    .action(async (name: string | undefined, { all, ...options }: Options & { all: boolean }) => {
      for (const one of chosen(name, all)) {
        if (process.exitCode) return;
        if (all) process.stderr.write(`${one}\n`);
        await experiments[one](options);
      }
    });
}

/** @throws InputError unless one experiment is named, or all are asked for. */
function chosen(name: string | undefined, all: boolean): readonly string[] {
  if ((name === undefined) !== all)
    throw new InputError('expected either the name of an experiment or --all');
  return name === undefined ? NAMES.filter((one) => one !== FOR_OTHERS) : [name];
}

/** 100,000 epochs into data/runs/<run>; takes up an interrupted run. */
async function trainBaseline({ run, threads }: Options): Promise<void> {
  const folder = join(dataRoot(), 'runs', run);
  if (isComplete(folder, BASELINE.epochs)) {
    process.stderr.write(`${run}: cached already\n`);
    return;
  }
  const resume = existsSync(runPaths(folder).config);
  await interruptible(async (signal) => {
    const bar = progressBar(BASELINE.epochs);
    try {
      return await makeBaseline(folder, { threads, resume, signal, progress: bar.update });
    } finally {
      bar.stop();
    }
  }, 'checkpoint written; the same command goes on');
}

function replayWindows(make: typeof makeGradientWindows): (options: Options) => Promise<void> {
  return async ({ run, threads }) => {
    await interruptible(async (signal) => {
      await make(openRun(run), {
        threads,
        signal,
        progress: (epoch, { collapse, kind, to }) => {
          if (epoch % 500 === 0)
            process.stderr.write(`collapse ${collapse}, ${kind}: epoch ${epoch} of ${to}\n`);
        },
      });
      return !signal.aborted;
    }, 'windows that were finished are kept');
  };
}

async function replaySnapshots({ run, threads }: Options): Promise<void> {
  await interruptible(async (signal) => {
    const progress = (epoch: number, { to }: { readonly to: number }) => {
      if (epoch % 500 === 0 || epoch === to) process.stderr.write(`epoch ${epoch}, snapshot at ${to}\n`);
    };
    await makeSnapshots(openRun(run), { threads, signal, progress });
    return !signal.aborted;
  }, 'snapshots that were written are kept');
}

async function replayToCollapse({ run, threads }: Options): Promise<void> {
  await interruptible(async (signal) => {
    await makeCollapseState(openRun(run), { threads, signal });
    return !signal.aborted;
  }, 'nothing written; the same command starts again');
}

const trainPrior = withSteps(makeGlp, 'checkpoint written; the same command goes on');
const trainOnsetPriors = withSteps(makeOnsetPriors, 'nothing written; the same command starts again');
const checkPrior = withSteps(makePriorCheck, 'nothing written; the same command starts again');

/** Work counted in optimiser steps of a prior. */
function withSteps(make: typeof makeGlp, message: string): (options: Options) => Promise<void> {
  return async ({ run, threads }) => {
    await interruptible(async (signal) => {
      await withStepBar((progress) => make(openRun(run), { threads, signal, progress }));
      return !signal.aborted;
    }, message);
  };
}

/** A second's work from cached covariances: made anew each time. */
async function findReplayDirection({ run: name }: Options): Promise<void> {
  const run = openRun(name);
  const probe = makeReplayDirection(run);
  for (const { options, area } of probe.candidates) {
    process.stderr.write(
      `drift ${options.delta}, PC1 below ${options.limit}, label ${options.label}: area ${area.toFixed(4)}\n`,
    );
  }
  process.stderr.write(`${usesTheFuture(probe)}\n`);
  process.stdout.write(`${replayDirectionPath(run)}\n`);
}

function known(name: string): string {
  if (!NAMES.includes(name)) throw new InvalidArgumentError(`expected ${NAMES.join(' or ')}, got '${name}'`);
  return name;
}
