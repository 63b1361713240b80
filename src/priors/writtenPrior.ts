import { existsSync } from 'node:fs';
import { readHistory } from '../data/history';
import { epochsIn } from '../data/runFolder';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { epochInWords } from '../study/epochInWords';
import { shortPath } from '../study/makingCommand';
import { glpPaths } from './glpPaths';

/** What there is of a run's prior, in words, a line a file or folder; none where nothing is. */
export function writtenPrior(run: Pick<Run, 'paths' | 'history'>): string[] {
  const { history, asides, residuals, priors } = glpPaths(run.paths);
  const rows = [history, asides]
    .filter((path) => existsSync(path))
    .map((path) => `${shortPath(path)}: ${count(readHistory(path).epoch.length, 'epoch')}`);
  const kept = epochsIn(priors);
  const why = landmarks(run).collapses.length === 0 ? ', the last: the run has no collapse' : '';
  return [
    ...rows,
    ...some(epochsIn(residuals).length, (n) => `${shortPath(residuals)}: residuals at ${count(n, 'epoch')}`),
    ...some(kept.length, () => `${shortPath(priors)}: weights at ${kept.map(epochInWords).join(', ')}${why}`),
  ];
}

const count = (n: number, what: string): string => `${epochInWords(n)} ${what}${n === 1 ? '' : 's'}`;

const some = (n: number, line: (n: number) => string): string[] => (n > 0 ? [line(n)] : []);
