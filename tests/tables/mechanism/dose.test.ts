import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRIVES } from '../../../src/conditions/arithmeticConditions';
import { epochFile } from '../../../src/data/runFolder';
import { essayAdamW } from '../../../src/engine/taskProblem';
import { openRun, type Run } from '../../../src/runs/openRun';
import { dose } from '../../../src/tables/mechanism/dose';
import type { Table } from '../../../src/tables/parts/table';
import { type MadeUp, madeUpCache } from '../../branches/conditionCache';
import { droppingAt } from '../../runs/histories';

const branch: MadeUp = { first: 20_000, last: 60_000 };
/** Driven runs of seed 42 of which those above a threshold collapse. */
const driven = (threshold: number): Record<string, MadeUp> =>
  Object.fromEntries(
    DRIVES.map((drive) => [
      `drive-${drive}-for-2-from-20000`,
      drive > threshold ? { ...branch, accuracy: droppingAt(30_000) } : branch,
    ]),
  );
/** Places a true full state in made-up runs, at an epoch that its name says. */
function withStates(runs: Record<string, MadeUp>, states: Readonly<Record<string, number>>): Run {
  const root = madeUpCache({ baseline: {}, ...runs });
  const from = join(openRun('baseline').paths.states, epochFile(20_000));
  for (const [name, epoch] of Object.entries(states)) {
    const file = join(root, 'runs', name, 'states', epochFile(epoch));
    mkdirSync(dirname(file), { recursive: true });
    cpSync(from, file);
  }
  return openRun('baseline', root);
}
const threshold = (table: Table) => table.rows.find(({ seed }) => seed === 42) ?? expect.unreachable();
const held = (table: Table) => table.claims.map((claim) => [claim.id, claim.held]);

describe('dose', () => {
  const states = { baseline: 20_000, 'drive-0.25-for-2-from-20000': 60_000 };

  it('brackets the threshold by seed, and predicts it from both states', () => {
    const table = dose(withStates(driven(2), states));
    const row = threshold(table);
    expect(row).toMatchObject({ weight_decay: 1, without: 2, with_collapse: 8 });
    expect(row.at_branch).toBeGreaterThan(2);
    expect(row.settled).toBe(row.at_branch);
    expect(held(table)).toEqual([
      ['drive-threshold-at-branch-1', true],
      ['drive-threshold-settled-1', true],
      ['drive-threshold-at-branch-0.3', null],
      ['drive-threshold-settled-0.3', null],
    ]);
  });

  it('does not hold where the prediction lies outside, or a smaller drive collapses than one that does not', () => {
    expect(held(dose(withStates(driven(0.5), states)))[0][1]).toBe(false);
    const mixed = {
      ...driven(2),
      'drive-8-for-2-from-20000': branch,
      'drive-1-for-2-from-20000': driven(0)['drive-1-for-2-from-20000'],
    };
    expect(held(dose(withStates(mixed, states)))[0][1]).toBe(false);
  });

  it('is not judged without a run of every drive, without a collapse, or without the state', () => {
    const { 'drive-1-for-2-from-20000': _, ...fewer } = driven(2);
    expect(held(dose(withStates(fewer, states)))[0][1]).toBeNull();
    expect(held(dose(withStates(driven(9), states)))[0][1]).toBeNull();
    expect(held(dose(withStates(driven(2), {})))[0][1]).toBeNull();
  });

  it('predicts nothing from the run that is driven least where that has collapsed', () => {
    expect(threshold(dose(withStates(driven(0.1), states))).settled).toBeNaN();
  });

  it('keeps another weight decay apart, whose decay is less', () => {
    const less = { ...branch, config: { adamw: { ...essayAdamW, weightDecay: 0.3 } } };
    const table = dose(
      withStates({ ...driven(2), 'drive-0.15-for-2-weight-decay-0.3-from-20000': less }, states),
    );
    const [one, other] = table.rows.filter(({ seed }) => seed === 42);
    expect(other.weight_decay).toBe(0.3);
    expect(Number(other.at_branch) / Number(one.at_branch)).toBeCloseTo(0.3, 12);
    expect(held(table)[2][1]).toBeNull();
  });
});
