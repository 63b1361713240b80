import { existsSync } from 'node:fs';
import { readHistory } from '../data/history';
import { rowsOf } from '../data/historyRows';
import { NotMadeError } from '../inputError';
import { experimentCommand } from '../runs/experimentCommand';
import type { Run } from '../runs/openRun';
import { shortPath } from '../study/makingCommand';
import { glpPaths } from './glpPaths';
import type { GlpRow } from './glpRow';

/**
 * What the run's prior said at an epoch, for every 1,000th and the phases between them.
 * @throws NotMadeError when the prior was not trained along this run yet; the returned function when it is not there for
 *   an epoch.
 */
export function readGlpHistory(run: Run): (epoch: number) => GlpRow {
  const { history, asides } = glpPaths(run.paths);
  if (!existsSync(history)) {
    throw new NotMadeError(`run '${run.name}' has no prior`, experimentCommand('glp', run));
  }
  const files = [history, asides].filter((path) => existsSync(path));
  const rows = new Map(files.flatMap((path) => rowsOf<GlpRow>(readHistory(path))));
  return (epoch) => {
    const row = rows.get(epoch);
    if (row) return row;
    const what = `${files.map(shortPath).join(' and ')}: expected a row for epoch ${epoch}, found none`;
    throw new NotMadeError(what, experimentCommand('glp', run));
  };
}
