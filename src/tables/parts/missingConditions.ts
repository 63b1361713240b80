import { experimentCommand } from '../../runs/experimentCommand';
import type { Run } from '../../runs/openRun';
import { studyOf } from '../../runs/studyOf';
import { branchName } from '../../study/branchName';
import { CLI } from '../../study/makingCommand';

/**
 * A note for conditions that a table would show and the cache does not have, with the whole command where it has to name a
 * study or a run; none where it has all.
 */
export function missingConditions(missing: readonly string[], baseline: Run): string[] {
  if (missing.length === 0) return [];
  const { branchEpoch } = studyOf(baseline);
  const names = missing.map((name) => branchName(name, branchEpoch));
  const listed = `Not cached: ${names.map((name) => `${name} (experiment ${name})`).join(', ')}.`;
  const command = experimentCommand(names[0], baseline);
  const isWhole = command === `${CLI} experiment ${names[0]}`;
  return [isWhole ? listed : `${listed} In full: ${command}.`];
}
