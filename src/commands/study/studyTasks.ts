import { join } from 'node:path';
import type { Command } from 'commander';
import { packageRoot } from '../../packageRoot';
import { taskList } from '../../studies/taskList';
import { openStudyArgument } from './openStudyArgument';

/** `study tasks`: what there is to do, for a scheduler. */
export function studyTasksCommand(study: Command): void {
  study
    .command('tasks')
    .summary('the command of every missing task; with --json all that sbatch, GNU parallel or Snakemake need')
    .argument('[dir]', 'folder of the study (default: data)')
    .option('--json', 'all tasks as JSON: id, done, needs, inputs, outputs, command, epochs', false)
    .action((dir: string | undefined, { json }: { json: boolean }) => {
      const cli = [process.execPath, join(packageRoot, 'dist', 'cli.js')];
      const tasks = taskList(openStudyArgument(dir), cli);
      if (json) process.stdout.write(`${JSON.stringify(tasks, null, 2)}\n`);
      else {
        for (const { done, command } of tasks) {
          if (!done) process.stdout.write(`${command.map(quoted).join(' ')}\n`);
        }
      }
    });
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
