import { describe, expect, it } from 'vitest';
import { toText } from '../../../src/report/toText';
import { openRun } from '../../../src/runs/openRun';
import { phaseMap } from '../../../src/tables/mechanism/phaseMap';
import type { Table } from '../../../src/tables/parts/table';
import { makeTables } from '../../../src/tables/tableIndex';
import { refusal } from '../../data/refusal';
import { collapsingAt, foretold, madeUpMap, neverLearning, steady } from '../../maps/mapCache';

const row = ({ rows }: Table, zipf: string, decay: string) =>
  rows.find((one) => one.zipf === zipf && one.decay === decay) ?? expect.unreachable(`${zipf}, ${decay}`);
const verdicts = ({ claims }: Table) => Object.fromEntries(claims.map(({ id, held }) => [id, held]));
const HELD = {
  'map-exact-none': true,
  'map-uniform-none': true,
  'map-heavy-collapse': true,
  'map-decay-helps': true,
};

describe('phaseMap', () => {
  it('has a row for each point, both arithmetics side by side', () => {
    const table = phaseMap(madeUpMap(foretold));
    expect(table.rows).toHaveLength(15);
    expect(row(table, '2', '0.3')).toMatchObject({
      trained_collapses: 2,
      exact_collapses: 0,
      trained_final_accuracy: 0.99,
      exact_learned: 15_000,
    });
    const shown = (table.blocks ?? []).flatMap(({ columns }) => columns);
    expect(shown.slice().sort()).toEqual(
      table.columns
        .map(({ name }) => name)
        .filter((name) => name !== 'zipf' && name !== 'decay')
        .sort(),
    );
    expect(shown.slice(0, 2)).toEqual(['trained_collapses', 'exact_collapses']);
  });

  it('holds its claims where the runs do as foretold, and leaves the point out that had been seen', () => {
    expect(verdicts(phaseMap(madeUpMap(foretold)))).toEqual(HELD);
    const seen = madeUpMap((point) => {
      if (point.own) return point.exact ? collapsingAt(20_000) : steady;
      return foretold(point);
    });
    expect(verdicts(phaseMap(seen))).toEqual(HELD);
  });

  it.each([
    ['map-exact-none', 0.5, 3, true, collapsingAt(20_000)],
    ['map-uniform-none', 0, 1, false, collapsingAt(20_000)],
    ['map-heavy-collapse', 2, 1, false, steady],
    ['map-decay-helps', 0.5, 3, false, collapsingAt(20_000)],
  ])('does not hold %s where one run does otherwise: s = %d, decay %d', (id, zipf, decay, exact, made) => {
    const study = madeUpMap((point) =>
      point.zipf === zipf && point.decay === decay && point.exact === exact ? made : foretold(point),
    );
    expect(verdicts(phaseMap(study))).toEqual({ ...HELD, [id]: false });
  });

  it('does not take equal counts everywhere for a help of the decay', () => {
    const study = madeUpMap(({ exact, zipf }) => (exact || zipf === 0 ? steady : collapsingAt(20_000)));
    expect(verdicts(phaseMap(study))).toEqual({ ...HELD, 'map-decay-helps': false });
  });

  it('says of a run that has not learned that it could not collapse, and judges nothing by it', () => {
    const table = phaseMap(
      madeUpMap((point) => (point.zipf === 0 ? { ...neverLearning, fraction: () => 0.9 } : foretold(point))),
    );
    expect(row(table, '0', '1')).toMatchObject({
      trained_collapses: 'not learned',
      exact_collapses_by_cycle: 'not learned',
      trained_cycles: 1,
      trained_learned: '> 40,000',
      trained_final_accuracy: 0.3,
    });
    expect(verdicts(table)).toEqual({ ...HELD, 'map-uniform-none': null });
    const rules = table.claims.map(({ rule }) => rule);
    expect(rules[0]).toContain('n = 11 of 14');
    expect(rules[1]).toContain('n = 0 of 3');
  });

  it('does not judge exact arithmetic by a map without a collapse as trained', () => {
    const found = verdicts(phaseMap(madeUpMap(() => steady)));
    expect(found).toMatchObject({ 'map-exact-none': null, 'map-heavy-collapse': false });
  });

  it('says what is not trained yet and by which command, and judges no claim before all its runs are there', () => {
    const study = madeUpMap((point) => (point.zipf === 2 && point.exact ? undefined : foretold(point)));
    const table = phaseMap(study);
    expect(row(table, '2', '3')).toMatchObject({ exact_collapses: 'not trained yet', trained_collapses: 0 });
    expect(table.notes?.at(-1)).toMatch(
      /^Not trained yet: 3 of 30 runs \(zipf-2-weight-decay-0.3-exact, .*\); all of them by: npm run -s cli -- study run /,
    );
    expect(verdicts(table)).toEqual({ ...HELD, 'map-exact-none': null });
    expect(table.claims[0].ours).toEqual([]);
    const nothing = phaseMap(madeUpMap(() => undefined));
    expect(Object.values(verdicts(nothing))).toEqual([null, null, null, null]);
    expect(toText(nothing)).toContain('not trained yet');
  });
});

describe('makeTables of a map', () => {
  it('have it among all, and by its name', () => {
    const { folder } = madeUpMap(foretold);
    const run = openRun('baseline', folder);
    const { claims, published } = makeTables(['phase-map'], () => run)[0];
    expect([claims.length, published]).toEqual([4, []]);
    expect(makeTables([], () => run, 'second').map(({ id }) => id)).toContain('phase-map');
  });

  it('of another study by its name say where there is one', () => {
    const run = () => openRun('baseline');
    expect(refusal(() => makeTables(['phase-map'], run))).toContain(
      'tables phase-map --study data/phase-map',
    );
  });
});
