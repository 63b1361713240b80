import type { Command } from 'commander';
import type { Run } from '../runs/openRun';
import { openStudyRun } from '../runs/openStudyRun';

/** What was said of the two options. */
export interface StudyAndRun {
  readonly study?: string;
  readonly run?: string;
}

/** `--study` and `--run` for a command that is about a run. */
export function studyOptions(command: Command): Command {
  return command
    .option('--study <dir>', 'folder of the study (default: data)')
    .option('--run <run>', "a run of it, or a run's folder (default: the baseline of its first seed)");
}

/** @throws InputError as `openStudyRun`. */
export function chosenRun({ study, run }: StudyAndRun): Run {
  return openStudyRun(study, run);
}
