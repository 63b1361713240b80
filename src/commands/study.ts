import type { Command } from 'commander';
import { studyCheckCommand } from './study/studyCheck';
import { studyNewCommand } from './study/studyNew';
import { studyRunCommand } from './study/studyRun';
import { studyStatusCommand } from './study/studyStatus';
import { studyTaskCommand } from './study/studyTask';
import { studyTasksCommand } from './study/studyTasks';

/** `study`: a set of runs that is trained together, from a file that says which. */
export function studyCommand(program: Command): void {
  const study = program.command('study').summary('runs that are trained together: make, train, look, check');
  studyNewCommand(study);
  studyStatusCommand(study);
  studyRunCommand(study);
  studyTasksCommand(study);
  studyTaskCommand(study);
  studyCheckCommand(study);
}
