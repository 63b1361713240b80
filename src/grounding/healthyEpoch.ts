import type { Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';

/**
 * The epoch at which a run counts as healthy: where its study's conditions leave it (DEFINITIONS, third part: 20,000).
 * @example
 * import { healthyEpoch, openRun } from 'activation-supervision';
 * healthyEpoch(openRun('baseline')); // => 20000
 */
export function healthyEpoch(run: Run): number {
  return studyOf(run).branchEpoch;
}
