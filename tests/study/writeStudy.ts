import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONDITIONS } from '../../src/conditions/conditionList';

const FINAL = ['centred-from-20000', 'exact-for-2-from-20000', 'as-trained-for-2-from-20000'];

/** Seeds as those of the committed study, each with every condition but the fresh ones. */
export const ESSAY_SEEDS = {
  plain_seed: 42,
  groups: [
    { seeds: [42, 43, 44], conditions: CONDITIONS.map(({ name }) => name) },
    { seeds: [45, 46, 47, 48, 49, 50, 51], epochs: 60_000, fresh: true, conditions: FINAL },
  ],
} as const;

/** Writes a `study.json` into a folder, which it makes where it is not there. */
export function writeStudy(root: string, said: object = ESSAY_SEEDS): string {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'study.json'), `${JSON.stringify(said)}\n`);
  return root;
}
