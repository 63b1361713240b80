import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referenceOutcomes } from '../../src/branches/referenceOutcomes';
import { suppressedReferences } from '../../src/branches/suppressedReferences';
import { epochFile } from '../../src/data/runFolder';
import { sha256 } from '../../src/data/sha256';
import { openRun, type Run } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeReference } from '../runs/writeReference';
import { madeUpCache } from './conditionCache';

const run = openRun('baseline');
const from = { epoch: 20_000, sha256: sha256(readFileSync(join(run.paths.states, epochFile(20_000)))) };
/** Down once, after 25,000. */
const epochs = Array.from({ length: 401 }, (_, i) => 20_000 + 100 * i);
const history = {
  epoch: epochs,
  test_accuracy: epochs.map((epoch) => (epoch === 25_000 ? 0.5 : 0.99)),
  h1_pc1_variance_fraction: epochs.map(() => 0.1),
  h1_participation_ratio: epochs.map(() => 14),
};
const suppression = { source: 'gradient', every: 100 } as const;
const about = { precision: 'float32', from } as const;
/** The baseline in a cache of its own, with three references. */
function withReferences(): Run {
  const root = temporaryFolder();
  writeReference(root, 'a', { ...about, label_gradient: 'summed', step: { heaviest: 2 } }, history);
  writeReference(root, 'b', { ...about, suppression, step: { gauge: 1 } }, history);
  writeReference(root, 'c', { ...about, suppression }, history);
  return { ...run, paths: { ...run.paths, folder: join(root, 'runs', 'baseline') } };
}

describe('referenceOutcomes', () => {
  it('has every reference, with its arithmetic as a config says it and what became of it', () => {
    expect(referenceOutcomes(withReferences())).toMatchObject([
      { label_gradient: 'summed', step: { heaviest: 2 }, outcome: { collapses: 1, first_drop: 25_000 } },
      { label_gradient: 'subtractive', step: { gauge: 1 }, suppression },
      { label_gradient: 'subtractive', suppression, outcome: { epochs: 60_000 } },
    ]);
  });
});

describe('suppressedReferences', () => {
  it('leaves out one that differs from the condition in its steps as well', () => {
    const other = openRun('suppress-gradient', madeUpCache({ 'suppress-gradient': { suppression } }));
    const condition = { condition: { name: 'suppress-gradient', from: 'branch' }, run: other } as never;
    expect(suppressedReferences(withReferences(), [condition])).toHaveLength(1);
  });

  it('has none for the same direction projected out from epoch 0: a reference goes on from a state', () => {
    const other = openRun('suppress-gradient', madeUpCache({ 'suppress-gradient': { suppression } }));
    const condition = { condition: { name: 'suppress-gradient-from-0', from: 'start' }, run: other } as never;
    expect(suppressedReferences(withReferences(), [condition])).toEqual([]);
  });
});
