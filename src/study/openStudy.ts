import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../inputError';
import { parseStudy } from './parseStudy';
import type { Study } from './study';

export const STUDY_FILE = 'study.json';

const opened = new Map<string, { readonly changed: number; readonly study: Study }>();

/**
 * Opens a study by its folder. Read again only when the file has changed.
 * @throws InputError when the folder has no `study.json`, or as `parseStudy`.
 */
export function openStudy(folder: string): Study {
  const study = studyIn(folder);
  if (study) return study;
  throw new InputError(
    `${folder}: expected a study, found no ${STUDY_FILE}; make one with: study new ${folder}`,
  );
}

/** The study of a folder; undefined where it has no `study.json`. @throws InputError as `parseStudy`. */
export function studyIn(folder: string): Study | undefined {
  const file = join(folder, STUDY_FILE);
  if (!existsSync(file)) return undefined;
  const changed = statSync(file).mtimeMs;
  const before = opened.get(file);
  if (before?.changed === changed) return before.study;
  const study = parseStudy(file, folder);
  opened.set(file, { changed, study });
  return study;
}
