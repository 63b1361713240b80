import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { InputError } from '../inputError';
import { STUDY_FILE } from '../study/openStudy';
import { parseStudy } from '../study/parseStudy';
import type { Study } from '../study/study';
import { studyJsonSchema } from '../study/studyJsonSchema';

const SCHEMA_FILE = 'study.schema.json';

/**
 * Makes a folder with a `study.json` that says what is given, and the schema beside it for editors.
 * @throws InputError for a folder that is not empty, or as `parseStudy`; nothing is left there then.
 */
export function newStudy(folder: string, said: object): Study {
  const there = existsSync(folder);
  if (there && readdirSync(folder).length > 0)
    throw new InputError(`${folder}: expected an empty folder or none`);
  const file = join(folder, STUDY_FILE);
  atomicWrite(file, `${JSON.stringify({ $schema: `./${SCHEMA_FILE}`, ...said }, null, 2)}\n`);
  try {
    const study = parseStudy(file, folder);
    atomicWrite(join(folder, SCHEMA_FILE), studyJsonSchema());
    return study;
  } catch (error) {
    rmSync(there ? file : folder, { recursive: true });
    throw error;
  }
}
