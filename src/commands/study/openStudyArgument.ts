import { resolve } from 'node:path';
import { dataRoot } from '../../data/dataRoot';
import { openStudy } from '../../study/openStudy';
import type { Study } from '../../study/study';

/** The study of a folder that was named, or the one that comes with the package. @throws InputError as `openStudy`. */
export function openStudyArgument(dir: string | undefined): Study {
  return openStudy(dir === undefined ? dataRoot() : resolve(dir));
}
