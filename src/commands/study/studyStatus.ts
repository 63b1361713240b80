import type { Command } from 'commander';
import { leftOut } from '../../studies/leftOut';
import { type StudyTask, studyTasks } from '../../studies/studyTasks';
import { isOpen, type TaskState, taskStates } from '../../studies/taskState';
import { trainingRate } from '../../studies/trainingRate';
import { unlikePlan } from '../../study/unlikePlan';
import { duration } from '../terminal/barPayload';
import { openStudyArgument } from './openStudyArgument';

/** `study status`: what is there, what is missing, and how long it will take. */
export function studyStatusCommand(study: Command): void {
  study
    .command('status')
    .summary('what is trained, what is missing, and how long that will take here')
    .argument('[dir]', 'folder of the study (default: data)')
    .action(async (dir: string | undefined) => {
      const opened = openStudyArgument(dir);
      const tasks = studyTasks(opened);
      const states = taskStates(opened, tasks);
      process.stdout.write(`${opened.title} (${opened.folder})\n\n`);
      for (const line of listed(tasks, states)) process.stdout.write(`${line}\n`);
      for (const { id, run, experiment } of tasks) {
        const other = experiment === undefined ? unlikePlan(opened, run) : undefined;
        if (other !== undefined) process.stdout.write(`another run: ${id}: ${other}\n`);
        const reason = experiment && states.get(id) === 'left out' && leftOut(opened, run.name, experiment);
        if (reason) process.stdout.write(`left out: ${id}: ${reason}\n`);
      }
      const open = tasks.filter(({ id }) => isOpen(states.get(id)));
      const without = tasks.filter(({ id }) => states.get(id) === 'left out').length;
      process.stdout.write(
        `\n${tasks.length - open.length} of ${tasks.length} tasks are done${without > 0 ? `, ${without} of them left out` : ''}\n`,
      );
      if (open.length > 0) process.stdout.write(await estimate(open, await trainingRate(opened)));
    });
}

/** A line for each baseline: itself, its experiments, its conditions. */
function listed(tasks: readonly StudyTask[], states: ReadonlyMap<string, TaskState>): string[] {
  const baselines = tasks.filter(({ run, experiment }) => experiment === undefined && !run.condition);
  const width = Math.max(...baselines.map(({ id }) => id.length));
  return baselines.map(({ id }) => {
    const own = tasks.filter(({ run }) => run.baseline === id);
    const experiments = own.filter(({ experiment }) => experiment !== undefined);
    const conditions = own.filter(({ run, experiment }) => run.condition && experiment === undefined);
    const parts = [
      `${id.padEnd(width)}  ${states.get(id) === 'done' ? 'trained' : 'not trained'}`,
      counted('experiments', experiments, states),
      counted('conditions', conditions, states),
    ];
    return parts.filter(Boolean).join(', ');
  });
}

function counted(what: string, tasks: readonly StudyTask[], states: ReadonlyMap<string, TaskState>): string {
  if (tasks.length === 0) return '';
  const missing = tasks.filter(({ id }) => isOpen(states.get(id)));
  const leftOutToo = tasks.filter(({ id }) => states.get(id) === 'left out').length;
  const names = missing.map(({ id, experiment }) => experiment ?? id).slice(0, 3);
  const notes = [
    ...(missing.length > 0 ? [`missing: ${names.join(', ')}${missing.length > 3 ? ', …' : ''}`] : []),
    ...(leftOutToo > 0 ? [`${leftOutToo} left out`] : []),
  ];
  const which = notes.length > 0 ? ` (${notes.join('; ')})` : '';
  return `${tasks.length - missing.length - leftOutToo} of ${tasks.length} ${what}${which}`;
}

async function estimate(open: readonly StudyTask[], rate: number): Promise<string> {
  const epochs = open.reduce((sum, task) => sum + task.epochs, 0);
  const experiments = open.filter(({ experiment }) => experiment !== undefined).length;
  const trained = `${epochs.toLocaleString('en-US')} epochs are missing: ${duration(epochs / rate)} on one core at ${rate.toFixed(0)} a second, measured now`;
  return `${trained}${experiments > 0 ? `; and ${experiments} experiments on baselines, which replay parts of them` : ''}\n`;
}
