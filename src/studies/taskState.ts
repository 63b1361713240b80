import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isComplete } from '../runs/isComplete';
import { openRunFolder } from '../runs/openRun';
import type { Study } from '../study/study';
import { unlikePlan } from '../study/unlikePlan';
import { EXPERIMENTS } from './experiments';
import { leftOut } from './leftOut';
import type { StudyTask } from './studyTasks';

/**
 * `left out`: the run cannot have it, or a task that it needs is left out; `another`: a run of that name lies there that
 * is not what the study plans.
 */
export type TaskState = 'done' | 'ready' | 'waiting' | 'left out' | 'another';

/** Whether a task has not come to its end. */
export const isOpen = (state: TaskState | undefined): boolean => state !== 'done' && state !== 'left out';

/** The state of every task, by id, from what lies in the study's folder. */
export function taskStates(study: Study, tasks: readonly StudyTask[]): ReadonlyMap<string, TaskState> {
  const states = new Map<string, TaskState>();
  for (const task of tasks) {
    const needed = task.needs.map((id) => states.get(id) ?? 'waiting');
    states.set(task.id, stateOf(study, task, needed));
  }
  return states;
}

function stateOf(study: Study, task: StudyTask, needed: readonly TaskState[]): TaskState {
  if (unlikePlan(study, task.run) !== undefined) return 'another';
  if (isDone(study, task)) return 'done';
  if (task.experiment !== undefined && leftOut(study, task.run.name, task.experiment) !== undefined)
    return 'left out';
  if (needed.includes('left out')) return 'left out';
  return needed.every((state) => state === 'done') ? 'ready' : 'waiting';
}

/** Whether all is there that a task leaves, in a run as planned. @throws InputError for a damaged run. */
function isDone(study: Study, { run, experiment }: StudyTask): boolean {
  const folder = join(study.folder, 'runs', run.name);
  if (!isComplete(folder, run.epochs)) return false;
  if (experiment === undefined) return true;
  return EXPERIMENTS[experiment].files(openRunFolder(folder, run.name)).every((file) => existsSync(file));
}
