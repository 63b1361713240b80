import { relative } from 'node:path';
import { dataRoot } from '../data/dataRoot';
import { packageRoot } from '../packageRoot';
import { plannedRun } from './plannedRun';
import type { Study } from './study';

/** How every command begins, in the package's folder. */
export const CLI = 'npm run -s cli --';

/** What to type for a run that a study has, and for all that it needs; undefined for a name that it has not. */
export function makingCommand(study: Study, name: string): string | undefined {
  const where = isDefault(study) ? '' : ` ${shortPath(study.folder)}`;
  return plannedRun(study, name) && `${CLI} study run${where} --only ${name}`;
}

/** Whether it is the study that commands are about where none is named. */
export function isDefault({ folder }: Study): boolean {
  return folder === dataRoot();
}

/** A path as short as it can be said from here, or from the package's folder, where commands are typed. */
export function shortPath(path: string): string {
  const said = [process.cwd(), packageRoot].map((from) => relative(from, path));
  return said.find((here) => here !== '' && !here.startsWith('..')) ?? path;
}
