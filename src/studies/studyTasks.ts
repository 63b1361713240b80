import { GLP_DIRECTION, MADE_BY } from '../conditions/directionNames';
import { comparesWithPrior } from '../study/comparesWithPrior';
import { plannedDirection } from '../study/plannedDirection';
import { type PlannedRun, plannedRuns } from '../study/plannedRuns';
import type { Study } from '../study/study';
import { EXPERIMENTS } from './experiments';

/** A piece of work of a study that a process of its own can do. */
export interface StudyTask {
  /** The name of a run, `seed-43-exact-from-20000`, or of a run and an experiment on it, `seed-43.glp`. */
  readonly id: string;
  /** The run that it trains, or that its experiment is about. */
  readonly run: PlannedRun;
  /** Left out where it trains the run. */
  readonly experiment?: string;
  /** Tasks that have to be done before. */
  readonly needs: readonly string[];
  /** Epochs that it trains; 0 for an experiment, whose length nobody knows before the baseline. */
  readonly epochs: number;
}

/** All tasks of a study in an order that respects their needs: baselines first, then what is made of them. */
export function studyTasks(study: Study): StudyTask[] {
  const runs = plannedRuns(study);
  const baselines = runs.filter(({ condition }) => !condition);
  const conditions = runs.filter(({ condition }) => condition);
  return [
    ...baselines.map((run): StudyTask => ({ id: run.name, run, needs: [], epochs: run.epochs })),
    ...baselines.flatMap((run) => experimentTasks(run, experimentsOn(study, run, conditions))),
    ...conditions.map((run) => conditionTask(study, run, baselines)),
  ];
}

/** Everything that tables show, or the directions alone that the conditions beside a baseline need. */
function experimentsOn(
  study: Study,
  { seed, name }: PlannedRun,
  conditions: readonly PlannedRun[],
): string[] {
  const all = Object.keys(EXPERIMENTS).filter((one) => !EXPERIMENTS[one].onRequest);
  if (study.results.includes(seed)) return all;
  const needed = conditions.flatMap((run) => directionOf(study, run, name) ?? []);
  return all.filter((one) => needed.includes(one));
}

/** The experiment on a baseline that makes the direction which a condition projects out. */
function directionOf(study: Study, run: PlannedRun, of: string): string | undefined {
  const planned = plannedDirection(study, run);
  return planned?.owner === of ? MADE_BY[planned.file] : undefined;
}

function experimentTasks(run: PlannedRun, names: readonly string[]): StudyTask[] {
  return names.map((experiment) => ({
    id: taskId(run.name, experiment),
    run,
    experiment,
    needs: [
      run.name,
      ...EXPERIMENTS[experiment].after
        .filter((one) => names.includes(one))
        .map((one) => taskId(run.name, one)),
    ],
    epochs: 0,
  }));
}

function conditionTask(study: Study, run: PlannedRun, baselines: readonly PlannedRun[]): StudyTask {
  const { name, baseline, condition, epochs } = run;
  const compared = condition && comparesWithPrior(study, run.seed, condition);
  const directions = baselines.flatMap(({ name: of }) => {
    const experiments = new Set(compared && of === baseline ? [MADE_BY[GLP_DIRECTION]] : []);
    const own = directionOf(study, run, of);
    if (own !== undefined) experiments.add(own);
    return [...experiments].map((experiment) => taskId(of, experiment));
  });
  const before = condition?.from === 'branch' ? study.branchEpoch : 0;
  return { id: name, run, needs: [baseline, ...directions], epochs: epochs - before };
}

export const taskId = (run: string, experiment: string): string => `${run}.${experiment}`;
