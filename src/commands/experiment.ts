import type { Command } from 'commander';
import { makeCondition } from '../branches/makeCondition';
import { InputError } from '../inputError';
import { writtenPrior } from '../priors/writtenPrior';
import { replayDirectionPath, usesTheFuture } from '../probes/replayDirection';
import { replayProbeOf } from '../probes/replayProbeOf';
import type { Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';
import { makeBaseline } from '../studies/baseline';
import { EXPERIMENTS } from '../studies/experiments';
import type { Experiment } from '../studies/work';
import { branchName, epochNotHere } from '../study/branchName';
import { namedCondition } from '../study/namedCondition';
import { plannedRuns } from '../study/plannedRuns';
import { engineOptions } from './engineOptions';
import { openStudyArgument } from './study/openStudyArgument';
import { chosenRun, studyOptions } from './studyOptions';
import { interruptible } from './terminal/interruptible';
import { type WorkUpdate, withWorkBar } from './terminal/workBar';

interface Options {
  readonly study?: string;
  readonly run?: string;
  readonly threads: number;
}

/** `experiment`: makes what is missing of one cached result. */
export function experimentCommand(program: Command): void {
  studyOptions(engineOptions(program.command('experiment')))
    .summary('make one thing of a run: a prior, windows, a direction, a condition beside it')
    .description('Goes on where it was interrupted. study run makes everything that a study has.')
    .argument('<name>', `baseline, ${Object.keys(EXPERIMENTS).join(', ')}, or a condition`)
    .action(async (name: string, options: Options) => {
      if (name === 'baseline') return trainBaseline(options);
      const run = chosenRun(options);
      if (Object.hasOwn(EXPERIMENTS, name)) await makeExperiment(name, run, options);
      else await trainCondition(name, run, options);
    });
}

async function trainBaseline({ study: folder, run, threads }: Options): Promise<void> {
  const study = openStudyArgument(folder);
  const planned = plannedRuns(study).find(
    ({ name, condition }) => !condition && (run === undefined || name === run),
  );
  if (!planned) throw new InputError(`run '${run}': no baseline of the study in ${study.folder}`);
  await whole('epochs', (signal, progress) =>
    makeBaseline(study, planned, {
      threads,
      signal,
      progress: (epoch, last) => progress(epoch, planned.epochs, last),
    }),
  );
}

async function makeExperiment(name: string, run: Run, { threads }: Options): Promise<void> {
  const { unit, make } = EXPERIMENTS[name];
  await whole(unit, (signal, progress) => make(run, { threads, signal, progress }));
  if (process.exitCode) return;
  if (name === 'replay-probe') tellOfProbe(run);
  if (name === 'glp') for (const line of writtenPrior(run)) process.stdout.write(`${line}\n`);
}

async function trainCondition(name: string, run: Run, { threads }: Options): Promise<void> {
  const study = studyOf(run);
  if (branchName(name, study.branchEpoch) !== name)
    throw new InputError(`condition: ${epochNotHere(name, study.branchEpoch)}`);
  const condition = namedCondition(study, name);
  await whole('epochs', (signal, progress) =>
    makeCondition(run, condition, {
      threads,
      signal,
      progress: (epoch, last) => progress(epoch, condition.epochs, last),
    }),
  );
}

async function whole(
  unit: Experiment['unit'],
  work: (signal: AbortSignal, progress: WorkUpdate) => Promise<boolean>,
): Promise<void> {
  await interruptible(
    (signal) => withWorkBar(unit, (progress) => work(signal, progress)),
    'what was made is kept; the same command goes on',
  );
}

function tellOfProbe(run: Run): void {
  const { probe } = replayProbeOf(run);
  for (const { options, area } of probe.candidates) {
    process.stderr.write(
      `drift ${options.delta}, PC1 below ${options.limit}, label ${options.label}: area ${area.toFixed(4)}\n`,
    );
  }
  process.stderr.write(`${usesTheFuture(probe)}\n`);
  process.stdout.write(`${replayDirectionPath(run)}\n`);
}
