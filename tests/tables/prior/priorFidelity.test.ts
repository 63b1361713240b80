import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../../src/data/published';
import { InputError } from '../../../src/inputError';
import { CHOICES, type FidelityChoice } from '../../../src/priors/fidelity/fidelityChoices';
import { type FidelityRow, fidelityFiles, writeFidelity } from '../../../src/priors/fidelity/fidelityFile';
import { PHASES } from '../../../src/runs/landmarks';
import { openRun } from '../../../src/runs/openRun';
import { type FidelityTerm, fidelityNearness } from '../../../src/tables/prior/fidelityNearness';
import { ALL_VALUES, fidelityRows } from '../../../src/tables/prior/fidelityRows';
import { fidelityTerms, termsBeside } from '../../../src/tables/prior/fidelityTerms';
import { fidelityDefault, fidelityVerdict, nearestChoice } from '../../../src/tables/prior/fidelityVerdict';
import { priorFidelity } from '../../../src/tables/prior/priorFidelity';
import { temporaryFolder } from '../../data/temporaryFolder';

const memorization = publishedTable('memorization-subspace').rows;
const ranks = publishedTable('weight-rank-projection').rows.map(({ projection }) => Number(projection));

/** A choice whose every value is the essay's times a factor. */
const rowsOf = (choice: FidelityChoice, factor: number, phases = PHASES.slice(0, 4)): FidelityRow[] =>
  phases.map((phase) => {
    const essay = memorization[PHASES.indexOf(phase)];
    const times = (name: string) => factor * Number(essay[name]);
    const [projection_top2, projection_top5, projection_top10, projection_top28, projection_all] = ranks.map(
      (projection) => factor * projection,
    );
    return {
      choice,
      phase,
      epoch: 1_000 * PHASES.indexOf(phase) + 22_700,
      top2_cosine: times('top2_cosine'),
      top2_cosine_sd: 0,
      cos_top2_pc1: times('cos_top2_pc1'),
      cos_top2_pc1_sd: 0,
      residual_pc1_variance: times('residual_pc1_variance'),
      reconstruction_centred: 0.9,
      projection_top2,
      projection_top5,
      projection_top10,
      projection_top28,
      projection_all,
    };
  });

const factors = [1.5, 1.4, 0.7, 0.5, 1.6, 2] as const;
const rows = CHOICES.flatMap((choice, i) => rowsOf(choice, factors[i]));

describe('fidelityNearness', () => {
  const term = (choice: FidelityChoice, of: string, ours: number, essay: number): FidelityTerm => ({
    choice,
    of,
    ours,
    essay,
  });

  it('is the mean of relative differences, whatever their sign and the sign of the essay’s value', () => {
    const terms = [
      term('canonical', 'a', 3, 2),
      term('canonical', 'b', 0.05, -0.05),
      term('time', 'a', 2, 2),
      term('time', 'b', -0.04, -0.05),
    ];
    const [canonical, time] = fidelityNearness(terms);
    expect(canonical).toEqual({ choice: 'canonical', values: 2, nearness: (0.5 + 2) / 2 });
    expect(time.nearness).toBeCloseTo((0 + 0.2) / 2, 12);
  });

  it('leaves out for all what one choice lacks, or has no number for, or the essay has as 0', () => {
    const terms = [
      ...(['canonical', 'time'] as const).flatMap((choice) => [
        term(choice, 'a', 3, 2),
        term(choice, 'zero', 1, 0),
        term(choice, 'odd', choice === 'time' ? Number.NaN : 2, 2),
      ]),
      term('canonical', 'alone', 100, 1),
    ];
    expect(fidelityNearness(terms).map(({ values, nearness }) => [values, nearness])).toEqual([
      [1, 0.5],
      [1, 0.5],
    ]);
  });

  it('has no number over no values', () => {
    expect(fidelityNearness([])).toEqual([]);
    expect(fidelityNearness([term('time', 'a', 1, 0)])[0].nearness).toBeNaN();
  });
});

describe('the values that are compared', () => {
  it('are top-2 cosine and share at four phases and five projections at the onset', () => {
    const of = fidelityTerms(rows)
      .filter(({ choice }) => choice === 'time')
      .map((term) => term.of);
    expect(of).toHaveLength(2 * 4 + 5);
    expect(new Set(of).size).toBe(13);
    expect(of).toContain('top-2 cosine, pre-collapse');
    expect(of).toContain('residual PC1 share, build');
    expect(of.filter((name) => name.startsWith('projection'))).toEqual(
      publishedTable('weight-rank-projection').rows.map(({ group }) => `projection, ${group}`),
    );
  });

  it('stand beside the essay’s value of the same phase and group', () => {
    for (const { choice, ours, essay } of [...fidelityTerms(rows), ...termsBeside(rows)])
      expect(ours).toBeCloseTo(factors[CHOICES.indexOf(choice)] * essay, 12);
    expect(fidelityTerms(rows).find(({ of }) => of === 'projection, top-2')?.essay).toBe(24.6);
  });

  it('are fewer for all where one choice has fewer phases', () => {
    const short = [...rowsOf('canonical', 1.5), ...rowsOf('time', 1.5, ['peak', 'onset'])];
    expect(fidelityNearness(fidelityTerms(short)).map(({ values }) => values)).toEqual([9, 9]);
  });
});

describe('the rule of prior-fidelity', () => {
  const near = (values: Partial<Record<FidelityChoice, number>>) =>
    Object.entries(values).map(([choice, nearness]) => ({
      choice: choice as FidelityChoice,
      values: 13,
      nearness,
    }));

  it('makes the nearest choice the default where it is nearer by 20 % exactly', () => {
    const all = near({ canonical: 0.5, time: 0.45, 'layer norm': 0.4, 'all together': 0.6 });
    expect(nearestChoice(all)?.choice).toBe('layer norm');
    expect(fidelityDefault(all)).toBe('layer norm');
    expect(fidelityVerdict(all)).toMatchObject({ ours: [0.4, 0.5], held: true });
  });

  it('leaves it as it is where none is nearer by as much', () => {
    const all = near({ canonical: 0.5, time: 0.401, 'all together': 0.9 });
    expect(fidelityDefault(all)).toBe('canonical');
    expect(fidelityVerdict(all)).toMatchObject({ ours: [0.401, 0.5], held: false });
  });

  it('is not judged without the canonical prior, without another, or without a number', () => {
    for (const all of [
      [],
      near({ canonical: 0.5 }),
      near({ time: 0.5 }),
      near({ canonical: 0.5, time: Number.NaN }),
    ]) {
      expect(fidelityVerdict(all).held).toBeNull();
      expect(fidelityDefault(all)).toBe('canonical');
    }
  });
});

describe('priorFidelity', () => {
  const table = fidelityRows(rows);

  it('says of each choice how near it is, and which becomes the default', () => {
    const all = table.filter(({ of }) => of === ALL_VALUES);
    expect(all.map(({ choice }) => choice)).toEqual([...CHOICES]);
    all.forEach(({ nearness, over_canonical }, i) => {
      expect(nearness).toBeCloseTo(Math.abs(factors[i] - 1), 12);
      expect(over_canonical).toBeCloseTo(Math.abs(factors[i] - 1) / 0.5, 12);
    });
    expect(all.filter((row) => row.default === 'yes').map(({ choice }) => choice)).toEqual(['normaliser']);
  });

  it('has a row a choice and value, ours beside the essay’s, and says which count', () => {
    const each = table.filter(({ of }) => of !== ALL_VALUES);
    expect(each).toHaveLength(CHOICES.length * (13 + 4));
    expect(each.filter(({ judged }) => judged === 'yes')).toHaveLength(CHOICES.length * 13);
    expect(each[0]).toEqual({
      choice: 'canonical',
      of: 'top-2 cosine, build',
      ours: 1.5 * 0.16,
      essay: 0.16,
      off: expect.closeTo(0.5, 12),
      judged: 'yes',
    });
  });

  it('reads what was measured, prints the verdict, and names the command where nothing was', () => {
    const folder = temporaryFolder();
    const baseline = openRun('baseline');
    const run = { ...baseline, paths: { ...baseline.paths, folder } };
    expect(() => priorFidelity(run)).toThrow(InputError);
    expect(() => priorFidelity(run)).toThrow('prior-fidelity');
    writeFidelity(fidelityFiles(run).whole, rows);
    const { claims, rows: found, columns, blocks } = priorFidelity(run);
    expect(found).toEqual(table);
    expect(claims).toMatchObject([{ id: 'reference-comes-nearer', held: true }]);
    const names = columns.map(({ name }) => name);
    expect(new Set(found.flatMap((row) => Object.keys(row)))).toEqual(new Set(names));
    expect(blocks?.flatMap((block) => block.columns)).toEqual(names.slice(2));
  });
});
