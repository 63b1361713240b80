import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataRoot } from '../data/dataRoot';
import { packageRoot } from '../packageRoot';
import { openStudy } from '../study/openStudy';
import { firstBaselineName } from '../study/plannedRuns';
import { openRun, openRunFolder, type Run } from './openRun';

/** The study that comes with the package, or that the environment names in its place. */
const OWN = 'data';

/**
 * A run as a reader names it. Folders are seen from here, or else from the package's folder.
 * @param study the study's folder; `data` where left out.
 * @param run a run of it by name, or a run's folder; the baseline of the study's first seed where left out or empty.
 * @throws InputError for a folder without a study or a run, as `openStudy` and `openRun`.
 */
export function openStudyRun(study?: string, run = ''): Run {
  const folder = study === undefined ? dataRoot() : openStudy(placeOf(study)).folder;
  if (run === '') return openRun(firstBaselineName(openStudy(folder)), folder);
  const place = placeOf(run);
  const isNamed = existsSync(join(folder, 'runs', run, 'config.json'));
  return isNamed || !existsSync(join(place, 'config.json')) ? openRun(run, folder) : openRunFolder(place);
}

function placeOf(path: string): string {
  const here = resolve(path);
  if (existsSync(here)) return here;
  if (path === OWN) return dataRoot();
  const inPackage = resolve(packageRoot, path);
  return existsSync(inPackage) ? inPackage : here;
}
