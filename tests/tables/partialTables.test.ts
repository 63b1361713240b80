import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataRoot } from '../../src/data/dataRoot';
import { openRun, type Run } from '../../src/runs/openRun';
import type { Row, Table } from '../../src/tables/parts/table';
import { makeTables } from '../../src/tables/tableIndex';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';

/** The cached baseline in a study of its own, with what `kept` names of its folder besides config and history. */
function baselineWith(...kept: string[]): Run {
  const root = writeStudy(temporaryFolder(), { plain_seed: 42, seeds: [42] });
  const [theirs, ours] = [dataRoot(), root].map((of) => join(of, 'runs', 'baseline'));
  mkdirSync(ours, { recursive: true });
  for (const file of ['config.json', 'history.arrow']) cpSync(join(theirs, file), join(ours, file));
  for (const folder of ['snapshots', ...kept]) symlinkSync(join(theirs, folder), join(ours, folder));
  return openRun('baseline', root);
}

const tableOf = (id: string, run: Run): Table => makeTables([id], () => run, 'second')[0];
const whole = openRun('baseline');
const columnsWith = (table: Table, part: RegExp) =>
  table.columns.map(({ name }) => name).filter((name) => part.test(name));

describe('a run without a prior, windows or covariances', () => {
  const cases = [
    { id: 'recurrence', lost: /residual/, kept: /h1_pc1/, experiment: 'glp' },
    { id: 'gradient-alignment', lost: /residual/, kept: /^cos_float32$|_onset$/, experiment: 'glp' },
    { id: 'method-agreement', lost: /residual/, kept: /h1_pc1|cos_ones/, experiment: 'glp' },
  ];

  it.each(cases)('has in $id all that needs none, and says what makes the rest', ({
    id,
    lost,
    kept,
    experiment,
  }) => {
    const run = baselineWith();
    const [partial, full] = [tableOf(id, run), tableOf(id, whole)];
    expect(partial.notes?.join('\n')).toMatch(
      new RegExp(`Missing here: .*make it with .* experiment ${experiment} --study `),
    );
    const ofThisRun = ({ phase, to, definition }: Row) =>
      !/window/.test(String(phase)) && !/^seed/.test(String(to ?? definition));
    const rows = (table: Table) => table.rows.filter(ofThisRun);
    expect(rows(partial)).toHaveLength(rows(full).length);
    for (const name of columnsWith(partial, kept).filter((one) => !lost.test(one)))
      expect(rows(partial).map((row) => row[name])).toEqual(rows(full).map((row) => row[name]));
    for (const name of columnsWith(partial, lost))
      expect(rows(partial).every((row) => (row[name] ?? null) === null)).toBe(true);
  });

  it('judges no claim about what is missing, and the others as ever', () => {
    const run = baselineWith();
    const verdicts = (id: string, of: Run) =>
      Object.fromEntries(tableOf(id, of).claims.map((claim) => [claim.id, claim.held]));
    const recurrence = verdicts('recurrence', run);
    expect(Object.values(recurrence).every((held) => held === null)).toBe(true);
    const [partial, full] = [run, whole].map((of) => verdicts('gradient-alignment', of));
    for (const id of ['top-share-as-trained', 'top-net-share-as-trained', 'sign-turns-after-collapse'])
      expect(partial[id]).toBe(full[id]);
    for (const id of ['force-along-m-as-trained', 'force-along-m-exact']) expect(partial[id]).toBeNull();
  });

  it('has in rounding and drift a row without values for each window, and says what makes them', () => {
    const run = baselineWith();
    for (const id of ['rounding', 'drift']) {
      const { rows, notes, claims } = tableOf(id, run);
      expect(rows.filter(({ phase }) => phase === 'window').map(({ collapse }) => collapse)).toEqual([
        1, 2, 3,
      ]);
      expect(notes?.[0]).toMatch(new RegExp(`^Missing here: .*experiment ${id} --study `));
      expect(claims.filter(({ rule }) => /onset window/.test(rule)).every(({ held }) => held === null)).toBe(
        true,
      );
    }
  });

  it('has in control-properties what the snapshots alone say', () => {
    const { rows, notes = [] } = tableOf('control-properties', baselineWith());
    const of = (measure: string) => rows.find((row) => row.measure === measure)?.of;
    expect(of('|cos| of m with the all-ones direction')).toBe(3);
    expect(of('|cos| of h1 PC1 between collapses')).toBe(3);
    expect(of('|cos| of the effective gradient with m')).toBe(0);
    expect(of('|cos| of residual PC1 between collapses')).toBe(0);
    for (const experiment of ['glp', 'gradient-windows', 'replay-probe'])
      expect(notes.join('\n')).toContain(`experiment ${experiment} --study `);
  });
});

it('a probe without a prior has its agreement with h1 PC1', () => {
  const [partial, full] = [baselineWith('covariances'), whole].map((run) => tableOf('replay-alignment', run));
  expect(partial.notes?.[0]).toContain('experiment glp --study ');
  expect(partial.rows[0].h1_1).toBe(full.rows[0].h1_1);
  expect(partial.rows[0].residual_1).toBeUndefined();
  const held = (id: string) => partial.claims.find((claim) => claim.id === id)?.held;
  expect(held('probe-finds-direction')).toBeNull();
  expect(held('probe-finds-h1-pc1')).toBe(full.claims.find(({ id }) => id === 'probe-finds-h1-pc1')?.held);
});
