import type { Study } from '../study/study';
import { studyTasks } from './studyTasks';
import { taskMarker } from './taskMarker';
import { taskStates } from './taskState';

/** A task as a scheduler needs it. Paths are absolute. */
export interface ListedTask {
  readonly id: string;
  /** Whether all is there that it makes: by what lies in the study, not by its marker. */
  readonly done: boolean;
  /** Ids of tasks that have to end before. */
  readonly needs: readonly string[];
  /** The markers of those. */
  readonly inputs: readonly string[];
  /** Its marker: a file that it writes when it has come to its end, or when it turns out that the run cannot have it. */
  readonly outputs: readonly string[];
  readonly command: readonly string[];
  /** Epochs that it trains; 0 for an experiment, whose length nobody knows before its baseline is there. */
  readonly epochs: number;
}

/** The tasks of a study, each after those that it needs, without those that are left out. @param cli how the command line is called. */
export function taskList(study: Study, cli: readonly string[]): ListedTask[] {
  const tasks = studyTasks(study);
  const states = taskStates(study, tasks);
  return tasks
    .filter(({ id }) => states.get(id) !== 'left out')
    .map(({ id, needs, epochs }) => ({
      id,
      done: states.get(id) === 'done',
      needs,
      inputs: needs.map((need) => taskMarker(study, need)),
      outputs: [taskMarker(study, id)],
      command: [...cli, 'study', 'task', study.folder, id],
      epochs,
    }));
}
