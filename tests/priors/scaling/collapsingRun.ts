import type { Run } from '../../../src/runs/openRun';
import { temporaryFolder } from '../../data/temporaryFolder';
import { historyOf } from '../../runs/histories';
import { tinyConfig, tinyRun } from '../../runs/tinyRun';

/** A tiny run of p = 29 with snapshots every 1,000 epochs to 22,000; takes some seconds. */
export function trainedRun(root: string): Promise<Run> {
  const config = { ...tinyConfig, task: { ...tinyConfig.task, p: 29 } };
  return tinyRun(root, 'tiny', {
    config,
    epochs: 22_000,
    snapshotEvery: 1_000,
    stateEvery: 20_000,
    historyEvery: 1_000,
  });
}

/** The run with a made-up collapse whose onset is 22,000, so that pre-collapse is 21,000; in a folder of its own. */
export function collapsing(trained: Run): Run {
  return {
    ...trained,
    paths: { ...trained.paths, folder: temporaryFolder() },
    history: historyOf(23_000, (epoch) => (epoch > 22_000 ? 0.5 : 0.99)),
  };
}
