import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONDITIONS } from '../../src/conditions/conditionList';
import { FINAL_CONDITIONS } from '../../src/conditions/finalConditions';
import { isOfEnsemble } from '../../src/conditions/isOfEnsemble';
import { essayAdamW } from '../../src/engine/taskProblem';
import { changedConfig } from '../../src/study/changedConfig';
import { LEAST_EPOCHS } from '../../src/study/contradiction';
import { openStudy } from '../../src/study/openStudy';
import { plannedRuns } from '../../src/study/plannedRuns';
import { seedGroups } from '../../src/study/seedGroups';
import { baselineConfig, type Study } from '../../src/study/study';
import { configHash, essayConfig } from '../../src/training/runConfig';
import { refusal } from '../data/refusal';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from './writeStudy';

const study = (said: object): Study => openStudy(writeStudy(temporaryFolder(), said));
const names = (of: Study): string[] => plannedRuns(of).map(({ name }) => name);

describe('a study', () => {
  it('is the essay’s where its file says nothing but a seed', () => {
    const essay = study({ seeds: [42] });
    expect(baselineConfig(essay, 42)).toEqual(essayConfig(42));
    expect([essay.epochs, essay.branchEpoch, essay.shortEpochs]).toEqual([100_000, 20_000, 60_000]);
    expect(names(essay)).toEqual(['seed-42']);
  });

  it('takes what it says, and shares of its length for the rest', () => {
    const own = study({
      task: { p: 59, zipf_exponent: 1.3 },
      hidden: [96, 32],
      adamw: { beta2: 0.99 },
      step: { gauge: 5 },
      epochs: 30_000,
      seeds: [7],
    });
    expect([own.branchEpoch, own.shortEpochs]).toEqual([6_000, 18_000]);
    expect(baselineConfig(own, 7)).toEqual({
      ...essayConfig(7),
      task: { p: 59, train_fraction: 0.3, zipf_exponent: 1.3, seed: 7 },
      hidden: [96, 32],
      adamw: { ...essayAdamW, beta2: 0.99 },
      step: { gauge: 5 },
    });
  });

  it('names its runs by seed and condition, branches by their epoch, the plain seed’s without it', () => {
    const conditions = ['exact-from-6000', 'suppress-gradient', 'exact'];
    const own = study({ seeds: [1, 2], conditions, epochs: 30_000, plain_seed: 2 });
    expect(names(own).sort()).toEqual(
      [
        ...['seed-1', 'seed-1-exact', 'seed-1-exact-from-6000', 'seed-1-suppress-gradient'],
        ...['baseline', 'exact', 'exact-from-6000', 'suppress-gradient'],
      ].sort(),
    );
    const [exact] = plannedRuns(own).filter(({ name }) => name === 'seed-1-exact-from-6000');
    expect(exact).toMatchObject({
      seed: 1,
      baseline: 'seed-1',
      epochs: 30_000,
      condition: { from: 'branch' },
    });
  });

  it('can be as short as 300 epochs, and shorter where it says where branches leave and end', () => {
    const least = study({ seeds: [1], epochs: LEAST_EPOCHS });
    expect([least.branchEpoch, least.shortEpochs, least.epochs]).toEqual([100, 300, 300]);
    const shorter = study({ seeds: [1], epochs: 200, branch_epoch: 100, short_epochs: 200 });
    expect([shorter.branchEpoch, shorter.shortEpochs, shorter.epochs]).toEqual([100, 200, 200]);
  });

  it('has conditions of its own, and groups of seeds with other ones', () => {
    const warm = { name: 'warm', length: 'short', adamw: { weightDecay: 0.5 } };
    const own = study({
      seeds: [1],
      conditions: [warm],
      groups: [{ seeds: [1, 2], conditions: ['exact'], epochs: 60_000, fresh: true }],
    });
    expect(names(own)).toEqual(['seed-1', 'seed-1-exact', 'seed-1-warm', 'seed-2', 'seed-2-exact']);
    const [planned] = plannedRuns(own).filter(({ name }) => name === 'seed-1-warm');
    expect(planned).toMatchObject({
      epochs: 60_000,
      condition: { label: 'warm', adamw: { weightDecay: 0.5 } },
    });
    expect(plannedRuns(own).find(({ name }) => name === 'seed-2')?.epochs).toBe(60_000);
    expect(plannedRuns(own).find(({ name }) => name === 'seed-1')?.epochs).toBe(100_000);
  });

  it('can be a grid: conditions of its own differ in the exponent of the loss weights, too, 0 among them', () => {
    const flat = { name: 'flat', from: 'start', zipf_exponent: 0, label_gradient: 'summed' };
    const own = study({ seeds: [1], conditions: [flat], epochs: 40_000 });
    const { condition } = plannedRuns(own)[1];
    expect(condition).toMatchObject({ from: 'start', epochs: 40_000, zipfExponent: 0 });
    const config = changedConfig(condition ?? expect.unreachable(), baselineConfig(own, 1));
    const essay = essayConfig(1);
    const task = { ...essay.task, zipf_exponent: 0 };
    expect(config).toEqual({ ...essay, task, label_gradient: 'summed' });
  });

  it('is read again when its file changes', () => {
    const root = writeStudy(temporaryFolder(), { seeds: [1] });
    expect(names(openStudy(root))).toEqual(['seed-1']);
    expect(openStudy(root)).toBe(openStudy(root));
    writeStudy(root, { seeds: [1, 2], title: 'longer' });
    expect(names(openStudy(root))).toEqual(['seed-1', 'seed-2']);
  });

  it('that comes with the package has the essay’s set-up and the seeds of the claims', () => {
    const ours = openStudy(join(__dirname, '../../data'));
    expect(baselineConfig(ours, 42)).toEqual(essayConfig(42));
    expect(names(ours)).toEqual(
      expect.arrayContaining(['baseline', 'exact', 'seed-44', 'seed-51-centred-from-20000']),
    );
    expect(seedGroups(ours)).toEqual({ explored: [42, 43, 44], fresh: [45, 46, 47, 48, 49, 50, 51] });
    const group = (name: string) =>
      ours.groups.filter(({ fresh, conditions }) => fresh && conditions.includes(name));
    expect(group('centred-from-20000')).toMatchObject([{ conditions: FINAL_CONDITIONS, epochs: 60_000 }]);
    const essays = CONDITIONS.filter(isOfEnsemble).map(({ name }) => name);
    expect(group('suppress-gradient').map(({ conditions, epochs }) => [new Set(conditions), epochs])).toEqual(
      [[new Set(essays), 100_000]],
    );
  });

  it('that is the map has each point of exponent and weight decay once in either arithmetic, and nothing else', () => {
    const map = openStudy(join(__dirname, '../../data/phase-map'));
    const baseline = baselineConfig(map, 42);
    expect(baseline).toEqual(essayConfig(42));
    const runs = plannedRuns(map).map(({ condition, epochs }) => {
      expect([epochs, condition?.from]).toEqual([40_000, condition && 'start']);
      return condition ? changedConfig(condition, baseline) : baseline;
    });
    const expected = [0, 0.5, 1, 1.5, 2].flatMap((zipf) =>
      [0.3, 1, 3].flatMap((weightDecay) =>
        (['subtractive', 'summed'] as const).map((label_gradient) => ({
          ...baseline,
          task: { ...baseline.task, zipf_exponent: zipf },
          adamw: { ...baseline.adamw, weightDecay },
          label_gradient,
        })),
      ),
    );
    expect(runs.map(configHash).sort()).toEqual(expected.map(configHash).sort());
  });
});

describe('a study is refused', () => {
  it.each([
    [{ seeds: [1], moduls: 5 }, 'Unrecognized key: "moduls"'],
    [{ seeds: [1], task: { q: 5 } }, 'task: Unrecognized key: "q"'],
    [{ seeds: [1], task: { p: 91 } }, 'task.p: expected a prime, got 91'],
    [
      { seeds: [1], task: { p: 3, train_fraction: 0.05 } },
      'task: the training fraction must leave both sets',
    ],
    [{ seeds: [1, 2, 1] }, 'seeds: 1 is named twice'],
    [{ seeds: [1], conditions: ['exact', 'exact'] }, "conditions: 'exact' is named twice"],
    [{}, 'seeds: expected at least one'],
    [{ seeds: [] }, 'seeds: '],
    [
      { seeds: [1], conditions: ['suppress-all'] },
      "no condition 'suppress-all'; there are suppress-gradient, ",
    ],
    [{ seeds: [1], conditions: ['exact-from-7000'], epochs: 30_000 }, "no condition 'exact-from-7000'"],
    [{ seeds: [1], conditions: [{ name: 'exact' }] }, "'exact' is the name of a built-in one"],
    [{ seeds: [1], conditions: [{ name: 'Not this' }] }, 'expected a name of a-z'],
    [
      { seeds: [1], conditions: [{ name: 'x', suppression: { source: 'frozen', sha256: 'a' } }] },
      'conditions.0',
    ],
    [{ seeds: [1], conditions: [{ name: 'x', zipf_exponent: -1 }] }, 'conditions.0'],
    [{ seeds: [1], epochs: 1_050 }, 'epochs: '],
    [{ seeds: [1], epochs: 1_000, branch_epoch: 900 }, 'expected branch_epoch < short_epochs <= epochs'],
    [{ seeds: [1], hidden: [128] }, 'hidden.1: expected exactly two widths'],
    [{ seeds: [1], hidden: [8, 8, 8] }, 'hidden: expected exactly two widths'],
    [{ seeds: [1], hidden: 8 }, 'hidden: expected exactly two widths'],
    [{ seeds: [1], hidden: [8, 0] }, 'hidden.1: Too small'],
    [
      { seeds: [1], conditions: ['exact-from-6000', 'exact-from-6000'], epochs: 30_000 },
      "conditions: 'exact-from-6000' is named twice",
    ],
    [
      { seeds: [1], conditions: ['centred-from-20000'], epochs: 30_000 },
      "conditions: no 'centred-from-20000' here, where branches leave at epoch 6000; expected 'centred-from-6000'",
    ],
    [
      { groups: [{ seeds: [1], conditions: ['exact-from-20000'] }], branch_epoch: 300 },
      "expected 'exact-from-300'",
    ],
    [{ seeds: [1], epochs: 100 }, 'epochs: expected at least 300, or branch_epoch and short_epochs'],
    [{ seeds: [1], epochs: 200 }, 'epochs: expected at least 300, or branch_epoch and short_epochs'],
    [{ seeds: [1, 2], conditions: [{ name: 'seed-2' }], plain_seed: 1 }, "two runs would be called 'seed-2'"],
  ])('%j: in one line that names the file', (said, message) => {
    const root = writeStudy(temporaryFolder(), said);
    const text = refusal(() => openStudy(root));
    expect(text).toContain(`${root}/study.json: `);
    expect(text).toContain(message);
  });

  it('where there is none', () => {
    const root = temporaryFolder();
    expect(refusal(() => openStudy(root))).toBe(
      `${root}: expected a study, found no study.json; make one with: study new ${root}`,
    );
  });
});

it('a study.json that is not JSON is refused in one line with line and column', () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'study.json'), '{\n  "seeds": [1],\n  "title" 2\n}\n');
  expect(refusal(() => openStudy(root))).toMatch(/study\.json: not valid JSON: [^\n]* at line 3, column 11$/);
  writeFileSync(join(root, 'study.json'), '{\n  "seeds": [1,\n  ]\n}\n');
  expect(refusal(() => openStudy(root))).toMatch(/study\.json: not valid JSON: [^\n]*\]/);
});
