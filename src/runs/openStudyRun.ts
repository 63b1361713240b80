import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dataRoot } from '../data/dataRoot';
import { placeOf } from '../data/placeOf';
import { openStudy, studyIn } from '../study/openStudy';
import { plannedRun } from '../study/plannedRun';
import { firstBaselineName } from '../study/plannedRuns';
import { expectAsPlanned } from '../study/unlikePlan';
import { openRun, openRunFolder, type Run } from './openRun';
import { studyFolder } from './studyFolder';

/**
 * A run as a reader names it. Folders are seen from here, or else from the package's folder.
 * @param study the study's folder; `data` where left out.
 * @param run a run of it by name, or a run's folder; the baseline of the study's first seed where left out or empty.
 * @throws InputError for a folder without a study or a run, as `openStudy` and `openRun`; for one whose study plans other
 *   runs than lie there (`expectAsPlanned`), since what is told of a run is told beside those.
 * @example
 * import { openStudyRun } from 'activation-supervision';
 * openStudyRun('data').name; // => 'baseline'
 * openStudyRun('data', 'seed-43').config.task.seed; // => 43
 */
export function openStudyRun(study?: string, run = ''): Run {
  const opened = named(study, run);
  const own = studyIn(studyFolder(opened));
  if (own && plannedRun(own, basename(opened.paths.folder))) expectAsPlanned(own);
  return opened;
}

function named(study: string | undefined, run: string): Run {
  const folder = study === undefined ? dataRoot() : openStudy(placeOf(study)).folder;
  if (run === '') return openRun(firstBaselineName(openStudy(folder)), folder);
  const place = placeOf(run);
  const isNamed = existsSync(join(folder, 'runs', run, 'config.json'));
  return isNamed || !existsSync(join(place, 'config.json')) ? openRun(run, folder) : openRunFolder(place);
}
