import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../../src/data/published';
import { openRun } from '../../../src/runs/openRun';
import { eachCollapse, ofPhase } from '../../../src/tables/parts/eachCollapse';
import { phaseColumns, phaseRows, publishedPhaseRows } from '../../../src/tables/parts/phaseRows';
import { historyOf } from '../../runs/histories';

describe('phaseRows', () => {
  const rows = phaseRows(openRun('baseline'), 'ncc-recovery', (epoch) => ({ twice: 2 * epoch }));

  it('are one for each phase of each collapse, measured at its epoch', () => {
    expect(rows).toHaveLength(15);
    for (const { epoch, twice } of rows) expect(twice).toBe(2 * Number(epoch));
    expect(
      rows.filter(({ phase }) => phase === 'onset').map(({ collapse, epoch }) => [collapse, epoch]),
    ).toEqual([
      [1, 25_700],
      [2, 55_500],
      [3, 86_100],
    ]);
  });

  it("have the essay's epochs beside the first collapse, and none beside the others", () => {
    const essay = publishedTable('ncc-recovery').rows.map(({ epoch }) => epoch);
    expect(rows.map((row) => row.essay_epoch)).toEqual([...essay, ...Array(10).fill(null)]);
  });

  it('leave out the phases that lie before the beginning of a run or after its end', () => {
    const history = historyOf(4_000, (epoch) => (epoch > 3_500 ? 0.5 : 0.99));
    const short = phaseRows({ ...openRun('baseline'), history }, 'ncc-recovery', () => ({}));
    expect(short.map(({ epoch }) => epoch)).toEqual([500, 1_500, 2_500, 3_500]);
    const early = historyOf(9_000, (epoch) => (epoch > 2_500 ? 0.5 : 0.99));
    const found = phaseRows({ ...openRun('baseline'), history: early }, 'ncc-recovery', () => ({}));
    expect(found.map(({ phase }) => phase)).toEqual(['approach', 'pre-collapse', 'onset', 'collapsed']);
  });

  it('have every key column', () => {
    for (const row of rows)
      expect(Object.keys(row)).toEqual([...phaseColumns.map(({ name }) => name), 'twice']);
  });
});

describe('publishedPhaseRows', () => {
  it.each([
    'ncc-recovery',
    'gradient-alignment',
    'memorization-subspace',
  ])('of %s are the published rows from build to collapsed, and nothing else', (id) => {
    const rows = publishedPhaseRows(id);
    expect(rows.map(({ phase }) => phase)).toEqual([
      'build',
      'approach',
      'pre-collapse',
      'onset',
      'collapsed',
    ]);
    for (const [i, { epoch, phase: _, ...values }] of publishedTable(id).rows.entries())
      expect(rows[i]).toMatchObject({ collapse: 1, essay_epoch: epoch, ...values });
  });
});

describe('eachCollapse', () => {
  const statement = { id: 'a', statement: 'b', rule: 'c', published: 1 };
  const rows = [
    { collapse: 1, phase: 'approach', x: 4 },
    { collapse: 1, phase: 'onset', x: 1 },
    { collapse: 2, phase: 'approach', x: 5 },
    { collapse: 2, phase: 'onset', x: 2 },
  ];

  it('measures the phase once a collapse, with the rows of that collapse at hand', () => {
    const claim = eachCollapse(
      statement,
      rows,
      'onset',
      (row, collapse) => Number(row.x) + 10 * Number(ofPhase(collapse, 'approach').x),
      (value) => value > 40,
    );
    expect(claim).toEqual({ ...statement, ours: [41, 52], held: true });
  });

  it('holds only where the rule holds at each, and is not judged without a collapse', () => {
    const x = (row: { x?: unknown }) => Number(row.x);
    expect(eachCollapse(statement, rows, 'onset', x, (value) => value > 1).held).toBe(false);
    expect(eachCollapse(statement, rows, 'collapsed', x, () => true)).toMatchObject({
      ours: [],
      held: null,
    });
  });

  it('has no row of a phase that is not there', () => {
    expect(() => ofPhase(rows, 'build')).toThrow(RangeError);
  });
});
