import { join } from 'node:path';
import { makeCondition } from '../branches/makeCondition';
import { atomicWrite } from '../data/atomicWrite';
import { InputError, NotApplicableError } from '../inputError';
import { openRun } from '../runs/openRun';
import type { Study } from '../study/study';
import { expectAsPlanned } from '../study/unlikePlan';
import type { TrainRunOptions } from '../training/trainRun';
import { makeBaseline } from './baseline';
import { EXPERIMENTS } from './experiments';
import { leaveOut, leftOut } from './leftOut';
import { type StudyTask, studyTasks } from './studyTasks';
import { taskMarker } from './taskMarker';
import { taskStates } from './taskState';
import { thinBaseline } from './thinBaseline';
import { withLock } from './withLock';

export type TaskProgress = NonNullable<TrainRunOptions['progress']>;

export interface RunTaskOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number, last?: Parameters<TaskProgress>[1]) => void;
}

/** How a task ended. */
export type TaskEnd = 'done' | 'interrupted' | { readonly leftOut: string };

/**
 * Does one task of a study, or goes on with it; nothing where it is done. What a run cannot have is left out, with the
 * reason written beside it.
 * @throws InputError for a task that the study has not, one whose needs are not there yet, and while another process
 *   works on it; as `expectAsPlanned`.
 */
export async function runTask(study: Study, id: string, options: RunTaskOptions = {}): Promise<TaskEnd> {
  const tasks = studyTasks(study);
  const task = tasks.find((one) => one.id === id);
  if (!task) throw new InputError(`no task '${id}' in ${study.folder}; study tasks lists those there are`);
  const states = taskStates(study, tasks);
  const state = states.get(id);
  if (state === 'another') expectAsPlanned(study, [task.run]);
  if (state === 'done') return mark(study, id, 'done');
  if (state === 'left out') return mark(study, id, { leftOut: reasonFor(study, task) });
  if (state === 'waiting') {
    const missing = task.needs.filter((need) => states.get(need) !== 'done');
    throw new InputError(`task '${id}': expected ${missing.join(', ')} to be done before`);
  }
  return withLock(join(study.folder, 'checkpoint', 'locks', `${id}.lock`), async () => {
    const end = await work(study, task, options);
    if (end === 'interrupted') return end;
    thinBaseline(study, task.run.baseline);
    return mark(study, id, end);
  });
}

function mark(study: Study, id: string, end: TaskEnd): TaskEnd {
  atomicWrite(taskMarker(study, id), '');
  return end;
}

function reasonFor(study: Study, { run, experiment, needs }: StudyTask): string {
  const known = experiment && leftOut(study, run.name, experiment);
  return known ?? `of what it needs, ${needs.join(', ')}, something is left out`;
}

async function work(study: Study, task: StudyTask, options: RunTaskOptions): Promise<TaskEnd> {
  const { run, experiment } = task;
  const { progress, ...others } = options;
  const trained = {
    ...others,
    progress: (epoch: number, last?: Parameters<TaskProgress>[1]) => progress?.(epoch, run.epochs, last),
  };
  try {
    const whole =
      experiment !== undefined
        ? await EXPERIMENTS[experiment].make(openRun(run.name, study.folder), {
            ...others,
            progress: (done, total) => progress?.(done, total),
          })
        : run.condition
          ? await makeCondition(openRun(run.baseline, study.folder), run.condition, trained)
          : await makeBaseline(study, run, trained);
    return whole ? 'done' : 'interrupted';
  } catch (error) {
    if (!(error instanceof NotApplicableError) || experiment === undefined) throw error;
    leaveOut(study, run, experiment, error.message);
    return { leftOut: error.message };
  }
}
