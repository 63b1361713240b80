import type { Command } from 'commander';
import { dataRoot } from '../data/dataRoot';
import { openRun, type Run } from '../runs/openRun';
import { openRunOrFolder } from '../runs/openRunOrFolder';
import { firstBaselineName } from '../study/plannedRuns';
import { openStudyArgument } from './study/openStudyArgument';

/** `--study` and `--run` for a command that is about a run. */
export function studyOptions(command: Command): Command {
  return command
    .option('--study <dir>', 'folder of the study (default: data)')
    .option('--run <run>', "a run of it, or a run's folder (default: the baseline of its first seed)");
}

/** @throws InputError as `openRun` and `openStudy`. */
export function chosenRun({ study, run }: { readonly study?: string; readonly run?: string }): Run {
  if (run !== undefined)
    return openRunOrFolder(run, study === undefined ? dataRoot() : openStudyArgument(study).folder);
  const opened = openStudyArgument(study);
  return openRun(firstBaselineName(opened), opened.folder);
}
