import { basename } from 'node:path';
import { BRANCH_EPOCH, EPOCHS, SHORT } from '../conditions/condition';
import { studyIn } from '../study/openStudy';
import { plannedRun } from '../study/plannedRun';
import type { Study } from '../study/study';
import { studyConditions } from '../study/studyConditions';
import type { Run } from './openRun';
import { studyFolder } from './studyFolder';

type Placed = Pick<Run, 'paths' | 'config' | 'history'>;

/**
 * The study that a run belongs to: that of the folder it lies in; one of its own where that folder is no study, or does
 * not plan the run. Such a run is its own baseline, and what branches from it lies beside it under its name.
 */
export function studyOf(run: Placed): Study {
  const folder = studyFolder(run);
  const study = studyIn(folder);
  return study && plannedRun(study, basename(run.paths.folder)) ? study : ownStudy(run, folder);
}

/** With the essay's spans where the run is long enough for them, as shares of its length otherwise. */
function ownStudy({ config, history }: Placed, folder: string): Study {
  const { seed, ...task } = config.task;
  const last = history.epoch[history.epoch.length - 1] ?? 0;
  const fifth = Math.max(100, Math.floor(last / 500) * 100);
  const spans =
    last > BRANCH_EPOCH
      ? { epochs: EPOCHS, branchEpoch: BRANCH_EPOCH, shortEpochs: SHORT }
      : { epochs: Math.max(last, 5 * fifth), branchEpoch: fifth, shortEpochs: 3 * fifth };
  return {
    ...spans,
    folder,
    title: 'A run of its own',
    config: { ...config, task },
    conditions: studyConditions([], spans),
    results: [seed],
    keepsBranchStates: true,
    groups: [{ seeds: [seed], conditions: [], epochs: spans.epochs, fresh: false }],
  };
}
