import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapPlan } from '../../src/maps/mapPlan';
import { packageRoot } from '../../src/packageRoot';
import { openStudy } from '../../src/study/openStudy';
import type { Study } from '../../src/study/study';
import { type MadeUp, madeUpCache } from '../branches/conditionCache';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';

/** Good from 15,000 on. */
export const steady: MadeUp = { last: 40_000, accuracy: (epoch) => (epoch < 15_000 ? 0.1 : 0.99) };
/** With a collapse at each of some epochs. */
export const collapsingAt = (...drops: number[]): MadeUp => ({
  last: 40_000,
  accuracy: (epoch) =>
    epoch < 15_000 ? 0.1 : drops.some((drop) => epoch >= drop && epoch < drop + 500) ? 0.6 : 0.99,
});
export const neverLearning: MadeUp = { last: 40_000, accuracy: () => 0.3 };

/** The committed map with made-up runs: of each point what `of` says, none where it says nothing. */
export function madeUpMap(
  of: (point: { zipf: number; decay: number; exact: boolean; own: boolean }) => MadeUp | undefined,
): Study {
  const said = JSON.parse(readFileSync(join(packageRoot, 'data', 'phase-map', 'study.json'), 'utf8'));
  const folder = writeStudy(temporaryFolder(), said);
  const runs = mapPlan(openStudy(folder)).flatMap(({ zipf, decay, own, trained, exact }) =>
    [trained, exact].flatMap((run) => {
      const made = of({ zipf, decay, own, exact: run === exact });
      return run && made ? [[run.name, { ...made, config: run.config }] as const] : [];
    }),
  );
  madeUpCache(Object.fromEntries(runs), folder);
  return openStudy(folder);
}

/** As the rules foretell: collapses where heavy samples are, fewer with more decay, none in exact arithmetic. */
export const foretold = ({ zipf, decay, exact }: { zipf: number; decay: number; exact: boolean }): MadeUp => {
  if (exact || zipf < 1) return steady;
  return decay > 1 ? steady : collapsingAt(20_000, 30_000);
};
