import { sha256 } from '../../platform/sha256';
import { asTrained } from '../experiment/settings';
import type { LabMeasurer } from '../training/labMeasurer';
import { Branch } from './branch';
import { served, servedManifest, snapshotFile, stateFile } from './served';
import type { LabWorker } from './startWorker';

/** One of the hashes that are held against the manifest. */
export interface Verified {
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** From a state of the baseline to its next committed snapshot. */
export const VERIFIED = { from: 24_000, to: 24_700 } as const;

/**
 * Trains from a kept state to the next snapshot, and holds what was served and what was trained against the manifest.
 * @param progress hears of the epoch. @param open hears of the branch, which can be stopped.
 * @returns the hashes, in the order of the work; fewer where it was stopped.
 */
export async function verify(
  measurer: LabWorker<LabMeasurer>,
  progress: (epoch: number) => void,
  open: (branch: Branch) => void,
): Promise<Verified[]> {
  const { from, to } = VERIFIED;
  const manifest = await servedManifest();
  const state = await served(stateFile(from));
  const expected = (path: string) => manifest.get(path)?.sha256 ?? 'none';
  const found: Verified[] = [
    { what: `the state served, epoch ${from}`, expected: expected(stateFile(from)), found: sha256(state) },
  ];
  const snapshot = sha256(await served(snapshotFile(to)));
  found.push({
    what: `the snapshot served, epoch ${to}`,
    expected: expected(snapshotFile(to)),
    found: snapshot,
  });
  const experiment = {
    start: { kind: 'file', name: stateFile(from) },
    stretches: [{ from, settings: asTrained }],
  } as const;
  const branch = await Branch.open(experiment, measurer, ({ epoch }) => progress(epoch), state);
  try {
    open(branch);
    await branch.run(to);
    if (branch.epoch === to)
      found.push({
        what: `trained here, epoch ${to}`,
        expected: expected(snapshotFile(to)),
        found: await branch.hash(),
      });
    return found;
  } finally {
    branch.close();
  }
}
