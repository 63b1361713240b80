import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BRANCH_EPOCH } from '../../src/conditions/condition';
import { CONDITIONS } from '../../src/conditions/conditionList';
import { MADE_BY } from '../../src/conditions/directionNames';
import { directionBytes } from '../../src/data/directionFile';
import { epochFile } from '../../src/data/runFolder';
import { stateBytes } from '../../src/data/stateFile';
import { matrix } from '../../src/engine/matrix';
import { openRun, type Run } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { tinyConfig, tinyRun } from '../runs/tinyRun';
import { writeStudy } from '../study/writeStudy';

/** A study with a tiny baseline that has a state at the branch, another run, and a direction in each. */
export async function conditionBranchCache(): Promise<{ root: string; baseline: Run }> {
  const root = writeStudy(temporaryFolder(), {
    task: { p: 13, train_fraction: 0.5 },
    hidden: [8, 8],
    plain_seed: 3,
    seeds: [3, 9],
    conditions: CONDITIONS.map(({ name }) => name),
  });
  for (const [name, axis, seed] of [
    ['baseline', 0, 3],
    ['seed-9', 1, 9],
  ] as const) {
    const own = { ...tinyConfig, task: { ...tinyConfig.task, seed } };
    const { paths, config } = await tinyRun(root, name, { epochs: 40, config: own });
    const state = { ...openRun(name, root).state(40), step: BRANCH_EPOCH };
    writeFileSync(
      join(paths.states, epochFile(BRANCH_EPOCH)),
      stateBytes(state, { seed: `${config.task.seed}` }),
    );
    mkdirSync(paths.directions);
    const directions = matrix(1, 8);
    directions.data[axis] = 1;
    for (const file of Object.keys(MADE_BY))
      writeFileSync(join(paths.directions, file), directionBytes({ directions, metadata: { file } }));
  }
  return { root, baseline: openRun('baseline', root) };
}
