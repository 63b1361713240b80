import { existsSync } from 'node:fs';
import { readHistory } from '../data/history';
import { InputError } from '../inputError';
import { glpPaths } from './glpPaths';
import type { GlpRow } from './glpRow';
import type { Run } from './openRun';

/**
 * What the run's prior said at an epoch, for every 1,000th.
 * @throws InputError when the prior was not trained along this run yet; the returned function when it is not there for
 *   an epoch.
 */
export function readGlpHistory(run: Run): (epoch: number) => GlpRow {
  const path = glpPaths(run.paths).history;
  if (!existsSync(path)) {
    throw new InputError(`run '${run.name}' has no prior; train it with: experiment glp --run ${run.name}`);
  }
  const { epoch: epochs, ...columns } = readHistory(path);
  return (epoch) => {
    const i = epochs.indexOf(epoch);
    if (i < 0) throw new InputError(`${path}: expected a row for epoch ${epoch}, found none`);
    return Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, values[i]]),
    ) as unknown as GlpRow;
  };
}
