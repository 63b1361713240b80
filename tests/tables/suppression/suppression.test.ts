import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SUPPRESSED_CONDITIONS } from '../../../src/conditions/suppressedConditions';
import { readDirections } from '../../../src/data/directionFile';
import { publishedTable } from '../../../src/data/published';
import { epochFile } from '../../../src/data/runFolder';
import { sha256 } from '../../../src/data/sha256';
import { allOnes } from '../../../src/metrics/algebra/allOnes';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { packageRoot } from '../../../src/packageRoot';
import { openRun, type Run } from '../../../src/runs/openRun';
import type { Claim, Table } from '../../../src/tables/parts/table';
import { replaySuppression } from '../../../src/tables/probe/replaySuppression';
import { robustness } from '../../../src/tables/suppression/robustness';
import { suppression } from '../../../src/tables/suppression/suppression';
import { type MadeUp, madeUpCache, madeUpRun } from '../../branches/conditionCache';
import { droppingAt, historyOf } from '../../runs/histories';
import { writeReference } from '../../runs/writeReference';

const collapsing: MadeUp = { accuracy: droppingAt(26_000, 55_000, 86_000) };
const branch: MadeUp = { first: 20_000 };
/** One collapse, and solved at the end. */
const dipping = (epoch: number) => (epoch > 70_000 && epoch < 71_000 ? 0.6 : 0.995);
const projecting = {
  'suppress-gradient': { source: 'gradient', every: 100 },
  'suppress-frozen-glp': { source: 'frozen', sha256: 'ab' },
} as const;
const gradient: MadeUp = { ...branch, suppression: projecting['suppress-gradient'] };
const frozen: MadeUp = { ...branch, suppression: projecting['suppress-frozen-glp'] };
const suppressed = {
  'suppress-gradient': gradient,
  'suppress-frozen-glp': {
    ...frozen,
    fraction: (epoch: number) => (epoch > 60_000 && epoch < 62_000 ? 0.9 : 0.1),
  },
  'suppress-replay': branch,
};
const controls = Object.fromEntries(
  [
    'suppress-random-1',
    'suppress-random-2',
    'suppress-random-3',
    'suppress-unweighted',
    'suppress-other-seed',
  ].map((name) => [name, { ...branch, accuracy: droppingAt(40_000) }]),
);
const later = Object.fromEntries(
  SUPPRESSED_CONDITIONS.slice(8).map(({ name }) => [name, { ...branch, last: 60_000 }]),
);
const all = { baseline: collapsing, ...suppressed, ...controls, ...later };

const onAnotherStack: Readonly<Record<keyof typeof projecting, (epoch: number) => number>> = {
  'suppress-gradient': () => 0.995,
  'suppress-frozen-glp': () => 0.99,
};

/** The baseline of a made-up cache in which references have repeated the two conditions. */
function withReferences(runs: Readonly<Record<string, MadeUp>>, accuracies = onAnotherStack): Run {
  const root = madeUpCache(runs);
  const state = Buffer.from('any state');
  mkdirSync(join(root, 'runs', 'baseline', 'states'));
  writeFileSync(join(root, 'runs', 'baseline', 'states', epochFile(20_000)), state);
  for (const name of ['suppress-frozen-glp', 'suppress-gradient'] as const) {
    const { epoch, test_accuracy, h1_pc1_variance_fraction } = historyOf(
      100_000,
      accuracies[name],
      () => 0.1,
      20_000,
    );
    writeReference(
      root,
      name,
      { precision: 'float32', from: { epoch: 20_000, sha256: sha256(state) }, suppression: projecting[name] },
      { epoch, test_accuracy, h1_pc1_variance_fraction, h1_participation_ratio: test_accuracy },
    );
  }
  return openRun('baseline', root);
}

const claim = ({ claims }: Table, id: string): Claim =>
  claims.find((one) => one.id === id) ?? expect.unreachable(`no claim ${id}`);
const held = (table: Table) => Object.fromEntries(table.claims.map(({ id, held: yes }) => [id, yes]));

/** Judged over seeds alone. */
const CONTROLS = ['random-does-not-help', 'weights-matter', 'direction-is-the-run-s-own'];

/** The runs of six seeds, in which controls collapse and suppressed runs do not. */
const sixSeeds = Object.fromEntries(
  [42, 43, 44, 45, 46, 47].flatMap((seed) =>
    Object.entries({ baseline: collapsing, ...suppressed, ...controls }).map(([name, made]) => {
      const beside = name === 'baseline' ? `seed-${seed}` : `seed-${seed}-${name}`;
      return [seed === 42 ? name : beside, { ...made, seed }];
    }),
  ),
);

describe('suppression', () => {
  it('has a row for the baseline and for each cached condition, the essay’s beside its three', () => {
    const { rows, published, match } = suppression(madeUpRun(all));
    expect(rows.map(({ condition }) => condition)).toEqual([
      'baseline',
      'gradient-based',
      'frozen GLP',
      'replay',
      'control: random 1',
      'control: random 2',
      'control: random 3',
      'control: unweighted',
      "other seed's direction",
      ...SUPPRESSED_CONDITIONS.slice(8).map(({ label }) => label),
    ]);
    expect(match).toEqual(['condition']);
    const ours = new Set(rows.map(({ condition }) => condition));
    expect(published.every(({ condition }) => ours.has(condition))).toBe(true);
    expect(rows[0]).toMatchObject({ collapses: 3, cycles: 0 });
    expect(rows[2]).toMatchObject({ collapses: 0, cycles: 1, max_pc1: 0.9, final_test_accuracy: 0.995 });
    expect(rows[4]).toMatchObject({ collapses: 1, min_accuracy: 0.6 });
  });

  it('holds every claim where the runs do as the essay says', () => {
    const good = { ...all, 'suppress-frozen-glp': { ...suppressed['suppress-frozen-glp'] } };
    const found = held(suppression(withReferences(good)));
    const unjudged = Object.entries(found).filter(([, yes]) => !yes);
    expect(unjudged).toEqual(CONTROLS.map((id) => [id, null]));
  });

  it.each<[string, Record<string, MadeUp>]>([
    ['suppression-ends-collapses', { 'suppress-replay': { ...branch, accuracy: dipping } }],
    ['suppressed-accuracy', { 'suppress-gradient': { ...gradient, accuracy: () => 0.98 } }],
    [
      'gradient-geometry',
      { 'suppress-gradient': { ...gradient, fraction: (e) => (e === 50_000 ? 0.2 : 0.1) } },
    ],
    [
      'gradient-geometry',
      { 'suppress-gradient': { ...gradient, participation: (e) => (e === 50_000 ? 9 : 14) } },
    ],
    ['frozen-late-climb', { 'suppress-frozen-glp': frozen }],
    [
      'frozen-late-climb',
      {
        'suppress-frozen-glp': {
          ...suppressed['suppress-frozen-glp'],
          accuracy: (e) => (e === 61_000 ? 0.98 : 1),
        },
      },
    ],
    ['baseline-collapses', { baseline: { accuracy: droppingAt(26_000, 55_000) } }],
  ])('does not hold %s where a run does otherwise', (id, other) => {
    const found = held(suppression(withReferences({ ...all, ...other })));
    expect(Object.entries(found).filter(([, yes]) => yes === false)).toEqual([[id, false]]);
  });

  it('judges the controls by the seeds in which they collapse more often than the suppressed runs', () => {
    const verdicts = (runs: Readonly<Record<string, MadeUp>>) => {
      const { claims } = suppression(madeUpRun(runs));
      return CONTROLS.map((id) => claims.find((one) => one.id === id)?.held);
    };
    expect(verdicts(sixSeeds)).toEqual([true, true, true]);
    const more = { ...branch, accuracy: droppingAt(40_000, 60_000), seed: 44 };
    expect(verdicts({ ...sixSeeds, 'seed-44-suppress-frozen-glp': more })).toEqual([true, true, false]);
    const early = { ...branch, last: 50_000, accuracy: droppingAt(40_000), seed: 44 };
    expect(verdicts({ ...sixSeeds, 'seed-44-suppress-unweighted': early })).toEqual([true, null, true]);
  });

  it('has a row for what became of a condition on another stack, and judges those alone by the claim about it', () => {
    const { rows } = suppression(withReferences(all));
    expect(rows.slice(-2)).toMatchObject([
      { condition: 'JAX, float32: gradient-based', updated: 'every 100 epochs', final_test_accuracy: 0.995 },
      { condition: 'JAX, float32: frozen GLP', updated: 'never', final_test_accuracy: 0.99 },
    ]);
    const id = 'suppression-on-another-stack';
    const dropping = { ...onAnotherStack, 'suppress-frozen-glp': droppingAt(44_000) };
    const table = suppression(withReferences(all, dropping));
    expect(claim(table, id)).toMatchObject({ ours: [0, 1], held: false });
    expect(claim(table, 'suppression-ends-collapses').held).toBe(true);
    expect(claim(suppression(madeUpRun(all)), id)).toMatchObject({ ours: [], held: null });
    const { 'suppress-gradient': _, ...one } = all;
    expect(claim(suppression(withReferences(one)), id).held).toBeNull();
  });

  it('names the runs that are not cached or not at their end, and judges no claim about them', () => {
    const { baseline, 'suppress-gradient': _, ...rest } = all;
    const without = suppression(madeUpRun({ baseline, ...rest }));
    expect(without.notes?.at(-1)).toMatch(
      /^Not cached: suppress-gradient \(experiment suppress-gradient\)\. In full: .* --study .*\.$/,
    );
    expect(claim(without, 'suppression-ends-collapses').held).toBeNull();
    const short = { ...all, 'suppress-replay': { ...branch, last: 60_000 } };
    expect(claim(suppression(madeUpRun(short)), 'suppression-ends-collapses').held).toBeNull();
  });

  it('decides nothing of runs before their end but that a collapse is one', () => {
    const short = Object.fromEntries(
      Object.entries({ ...suppressed, ...controls }).map(([name, made]) => [name, { ...made, last: 21_000 }]),
    );
    const found = held(suppression(madeUpRun({ baseline: collapsing, ...short })));
    expect(Object.entries(found).filter(([, yes]) => yes !== null)).toEqual([['baseline-collapses', true]]);
    const low = { ...frozen, last: 70_000, fraction: () => 0.9, accuracy: () => 0.98 };
    const before = { ...suppressed['suppress-frozen-glp'], last: 40_000 };
    const climb = (made: MadeUp) =>
      claim(suppression(madeUpRun({ ...all, 'suppress-frozen-glp': made })), 'frozen-late-climb').held;
    expect([climb(low), climb(before)]).toEqual([false, null]);
  });

  it('counts falls below 0.95 beside the collapses, from 22,000 on', () => {
    const shallow = { ...gradient, accuracy: (e: number) => (e === 21_500 || e === 50_000 ? 0.94 : 0.99) };
    const { rows } = suppression(madeUpRun({ ...all, 'suppress-gradient': shallow }));
    expect(rows[0]).toMatchObject({ collapses: 3, crossings: 3 });
    expect(rows[1]).toMatchObject({ collapses: 0, crossings: 1 });
  });

  it('does not count what happens before 22,000, where the branch has just begun', () => {
    const early = { ...branch, accuracy: (epoch: number) => (epoch === 21_500 ? 0.5 : 0.99) };
    const { rows } = suppression(madeUpRun({ ...all, 'suppress-gradient': early }));
    expect(rows[1]).toMatchObject({ condition: 'gradient-based', collapses: 0 });
  });
});

describe('replaySuppression', () => {
  it('stands the essay’s two columns beside the two runs, as rows', () => {
    const { rows, published, claims } = replaySuppression(madeUpRun(all));
    expect(rows.map(({ collapses }) => collapses)).toEqual([3, 0]);
    expect(published.map(({ condition }) => condition)).toEqual(rows.map(({ condition }) => condition));
    const essay = publishedTable('replay-suppression').rows;
    expect(published[1].final_test_accuracy).toBe(essay[1].replay_discovered_frozen_direction);
    expect(published[0].collapses).toBe(essay[0].baseline);
    expect(claims.map((one) => one.held)).toEqual([true]);
    for (const accuracy of [dipping, () => 0.98]) {
      const other = { ...all, 'suppress-replay': { ...branch, accuracy } };
      expect(replaySuppression(madeUpRun(other)).claims[0].held).toBe(false);
    }
  });

  it('says which experiment makes the run that is missing', () => {
    const { rows, notes, claims } = replaySuppression(madeUpRun({ baseline: collapsing }));
    expect(rows).toHaveLength(1);
    expect(notes?.at(-1)).toContain('experiment suppress-replay');
    expect(claims[0]).toMatchObject({ held: null, ours: [] });
  });
});

/** Judged over six seeds at least, or with directions. */
const OF_MORE = [
  'random-over-gradient-based',
  'random-over-frozen-glp',
  'random-over-replay',
  'random-over-exact',
  'probe-recovers-its-own',
  'probe-recovers-its-own-without-ones',
  'fresh-seeds-collapse',
  'fresh-exact-none',
  'fresh-random-over-gradient',
  'fresh-random-over-frozen-glp',
  'fresh-random-over-replay',
  'fresh-random-over-exact',
];

describe('robustness', () => {
  const other = Object.fromEntries(
    Object.entries({
      ...suppressed,
      'exact-from-20000': branch,
      'suppress-random-1': controls['suppress-random-1'],
    }).map(([name, made]) => [`seed-43-${name}`, { ...made, seed: 43 }]),
  );
  const two = {
    ...all,
    'exact-from-20000': branch,
    'seed-43': { accuracy: droppingAt(30_000), seed: 43 },
    ...other,
  };

  it('has each seed, then mean and range over them', () => {
    const { rows } = robustness(madeUpRun(two));
    const baseline = rows.filter(({ condition }) => condition === 'baseline');
    expect(baseline.map(({ seed, collapses }) => [seed, collapses])).toEqual([
      ['42', 3],
      ['43', 1],
      ['all', undefined],
    ]);
    expect(baseline[2]).toMatchObject({ seeds: 2, mean_collapses: 2, range_collapses: '1 to 3' });
    expect(rows.filter(({ seed }) => seed === '43')).toHaveLength(6);
  });

  it('writes a range with its unit once, and as one value where all seeds show the same', () => {
    const { rows } = robustness(madeUpRun(two));
    const over = (name: string) => rows.find(({ condition, seed }) => condition === name && seed === 'all');
    expect(over('frozen GLP')).toMatchObject({ range_collapses: '0', range_min_accuracy: '99.5 %' });
    const replay = { ...branch, accuracy: () => 0.985, seed: 43 };
    const { rows: others } = robustness(madeUpRun({ ...two, 'seed-43-suppress-replay': replay }));
    const both = others.find(({ condition, seed }) => condition === 'replay' && seed === 'all');
    expect(both?.range_final_accuracy).toBe('98.5 to 99.5 %');
    expect(both?.mean_final_accuracy).toBeCloseTo(0.99, 12);
  });

  it('has how far the probe finds the direction: each cached seed, then mean and range', () => {
    const probed = robustness(openRun('baseline')).rows.filter(
      ({ condition }) => condition === 'replay probe',
    );
    const each = probed.slice(0, -1).map(({ probe_cos_glp }) => Number(probe_cos_glp));
    expect(each.length).toBeGreaterThan(1);
    const over = probed.at(-1);
    expect(over?.seed).toBe('all');
    expect(over?.probe_cos_glp).toBeCloseTo(each.reduce((a, b) => a + b) / each.length, 12);
    expect(over?.range_probe_cos_glp).toBe(
      `${Math.min(...each).toFixed(3)} to ${Math.max(...each).toFixed(3)}`,
    );
    const [first] = probed;
    const [glp, replay] = ['residual-pc1-onset', 'replay'].map(
      (name) =>
        readDirections(join(packageRoot, `data/runs/baseline/directions/${name}.safetensors`)).directions
          .data,
    );
    expect(first.probe_cos_glp).toBe(Math.abs(cosine(replay, glp)));
    expect(first.glp_cos_ones).toBe(Math.abs(cosine(glp, allOnes(128))));
    expect(first.probe_cos_other_glp).toBeLessThan(1);
    const none = robustness(madeUpRun(two)).rows.filter(({ condition }) => condition === 'replay probe');
    expect(none).toEqual([]);
  });

  it('shows every column in one block, and in none more than a page holds', () => {
    const { columns, blocks = [] } = robustness(madeUpRun(two));
    expect(blocks.flatMap((block) => block.columns).sort()).toEqual(
      columns
        .map(({ name }) => name)
        .filter((name) => !['condition', 'seed'].includes(name))
        .sort(),
    );
    for (const block of blocks) expect(block.columns.length).toBeLessThanOrEqual(6);
  });

  it('holds its claims over two seeds, and judges none over one', () => {
    const found = Object.entries(held(robustness(madeUpRun(two))));
    expect(found.filter(([, yes]) => !yes).map(([id, yes]) => [id, yes])).toEqual(
      OF_MORE.map((id) => [id, null]),
    );
    expect(Object.values(held(robustness(madeUpRun(all)))).every((verdict) => verdict === null)).toBe(true);
  });

  it.each([
    ['every-seed-collapses', 'seed-43', { seed: 43 }],
    [
      'suppression-over-seeds',
      'seed-43-suppress-replay',
      { ...branch, accuracy: droppingAt(50_000), seed: 43 },
    ],
    ['no-rounding-no-collapse-over-seeds', 'exact-from-20000', { ...branch, accuracy: droppingAt(50_000) }],
  ])('does not hold %s where one seed does otherwise', (id, name, made) => {
    const found = held(robustness(madeUpRun({ ...two, [name]: made })));
    expect(Object.entries(found).filter(([, yes]) => yes === false)).toEqual([[id, false]]);
  });

  it('leaves out a run that is not at its end, and other folders', () => {
    const early = {
      ...two,
      'seed-43-suppress-replay': { ...branch, last: 50_000, seed: 43 },
      'seed-best': { seed: 44 },
    };
    const { rows } = robustness(madeUpRun(early));
    expect(rows.filter(({ seed }) => seed === '43')).toHaveLength(5);
    expect(rows.some(({ seed }) => seed === '44')).toBe(false);
  });
});
