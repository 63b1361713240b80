import { isDeepStrictEqual } from 'node:util';
import { publishedSetup } from '../../data/published';
import type { Run } from '../../runs/openRun';
import type { Row, Table } from './table';

const ESSAYS = 'essay_';

/** Whether a run is what the essay trained, but for its seed and length: only then do its values stand beside ours. */
export function isEssaySetup({ config }: Pick<Run, 'config'>): boolean {
  const { p, train_fraction, zipf_exponent, hidden, learning_rate, weight_decay } = publishedSetup();
  const { seed: _, ...task } = config.task;
  return (
    isDeepStrictEqual(task, { p, train_fraction, zipf_exponent }) &&
    isDeepStrictEqual([...config.hidden], [...hidden]) &&
    config.adamw.learningRate === learning_rate &&
    config.adamw.weightDecay === weight_decay &&
    config.label_gradient === 'subtractive' &&
    config.step === undefined
  );
}

/** A table of another set-up: without the essay's rows, columns and values of claims. */
export function withoutEssay(table: Table): Table {
  const kept = (name: string) => !name.startsWith(ESSAYS);
  return {
    ...table,
    columns: table.columns.filter(({ name }) => kept(name)),
    rows: table.rows.map(
      (row): Row => Object.fromEntries(Object.entries(row).filter(([name]) => kept(name))),
    ),
    published: [],
    blocks: table.blocks?.map((block) => ({ ...block, columns: block.columns.filter(kept) })),
    claims: table.claims.map((claim) => ({ ...claim, published: null })),
    notes: [
      ...(table.notes ?? []),
      'The essay has no values of this set-up; limits that claims take from it are the essay’s.',
    ],
  };
}
