import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeHistory } from '../../src/data/history';
import { canonicalJson } from '../../src/data/json/canonicalJson';
import { openRun, type Run } from '../../src/runs/openRun';
import { essayConfig, type RunConfig } from '../../src/training/runConfig';
import type { Suppression } from '../../src/training/suppression';
import { temporaryFolder } from '../data/temporaryFolder';
import { historyOf } from '../runs/histories';
import { writeStudy } from '../study/writeStudy';

type OfEpoch = (epoch: number) => number;

/** What the history of a made-up run is like, from `first` to 100,000. */
export interface MadeUp {
  readonly accuracy?: OfEpoch;
  readonly fraction?: OfEpoch;
  readonly participation?: OfEpoch;
  readonly first?: number;
  readonly last?: number;
  readonly seed?: number;
  readonly suppression?: Suppression;
  /** What else of its config is not the essay's. */
  readonly config?: Partial<RunConfig>;
  readonly columns?: Readonly<Record<string, OfEpoch>>;
}

/** A study with runs that have a config and a history, and nothing else; of the essay's seeds, where it is not one yet. */
export function madeUpCache(runs: Readonly<Record<string, MadeUp>>, root = temporaryFolder()): string {
  for (const [name, made] of Object.entries(runs)) {
    const folder = join(root, 'runs', name);
    mkdirSync(folder, { recursive: true });
    const { seed = 42, suppression } = made;
    const config = { ...essayConfig(seed), ...(suppression && { suppression }), ...made.config };
    writeFileSync(join(folder, 'config.json'), canonicalJson(config));
    const history = historyOf(
      made.last ?? 100_000,
      made.accuracy ?? (() => 0.995),
      made.fraction ?? (() => 0.1),
      made.first ?? 0,
    );
    const more = {
      h1_participation_ratio: made.participation ?? (() => 14),
      train_accuracy: () => 1,
      train_loss: () => 1e-4,
      test_loss: () => 1e-2,
      weighted_loss: () => 1e-6,
      h1_mean_norm: () => 18,
      fourier_logit_energy: () => 0.5,
      ...made.columns,
    };
    const columns = Object.entries(more).map(([column, of]) => [
      column,
      Float64Array.from(history.epoch, of),
    ]);
    writeHistory(join(folder, 'history.arrow'), { ...history, ...Object.fromEntries(columns) });
  }
  return existsSync(join(root, 'study.json')) ? root : writeStudy(root);
}

export function madeUpRun(runs: Readonly<Record<string, MadeUp>>, name = 'baseline'): Run {
  return openRun(name, madeUpCache(runs));
}
