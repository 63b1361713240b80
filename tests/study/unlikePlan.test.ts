import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/data/json/canonicalJson';
import { runPaths } from '../../src/data/runFolder';
import { sha256 } from '../../src/data/sha256';
import { packageRoot } from '../../src/packageRoot';
import { openStudy } from '../../src/study/openStudy';
import { plannedConfig } from '../../src/study/plannedConfig';
import { plannedDirection } from '../../src/study/plannedDirection';
import { plannedRuns } from '../../src/study/plannedRuns';
import { expectAsPlanned, unlikePlan } from '../../src/study/unlikePlan';
import { refusal } from '../data/refusal';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from './writeStudy';

const WARM = { name: 'warm', adamw: { weightDecay: 0.5 } };
const SAID = {
  task: { p: 13 },
  hidden: [8, 8],
  epochs: 1_500,
  seeds: [1],
  conditions: [WARM, 'exact-from-300', 'suppress-gradient', 'suppress-frozen-glp'],
};
const FROZEN = 'seed-1-suppress-frozen-glp';

/** A study whose runs have begun as it plans them, with hashes in their configs as trained runs have them. */
function begun(): string {
  const root = writeStudy(temporaryFolder(), SAID);
  const study = openStudy(root);
  for (const run of plannedRuns(study)) {
    const { from, suppression, ...others } = plannedConfig(study, run);
    const paths = runPaths(join(root, 'runs', run.name));
    mkdirSync(paths.folder, { recursive: true });
    const config = {
      ...others,
      ...(from && { from: { ...from, sha256: 'a' } }),
      ...(suppression && {
        suppression: run.name === FROZEN ? { ...suppression, sha256: 'b' } : suppression,
      }),
    };
    writeFileSync(paths.config, canonicalJson(config));
    writeFileSync(paths.history, 'has begun');
  }
  return root;
}

/** Of each run of a begun study what is otherwise than in a changed file. */
function changed(said: object): Record<string, string> {
  const study = openStudy(writeStudy(begun(), { ...SAID, title: 'Changed', ...said }));
  const found = plannedRuns(study).map((run) => [run.name, unlikePlan(study, run)] as const);
  return Object.fromEntries(found.filter(([, difference]) => difference !== undefined)) as Record<
    string,
    string
  >;
}

describe('unlikePlan', () => {
  it('is nothing for runs as planned, whatever the hashes of their states and directions, and for none', () => {
    expect(changed({})).toEqual({});
    expect(changed({ seeds: [1, 2] })).toEqual({});
  });

  it.each([
    [{ task: { p: 17 } }, 'task.p is 13, not 17'],
    [{ task: { p: 13, zipf_exponent: 1 } }, 'task.zipf_exponent is 1.5, not 1'],
    [{ task: { p: 13, train_fraction: 0.4 } }, 'task.train_fraction is 0.3, not 0.4'],
    [{ hidden: [8, 16] }, 'hidden.1 is 8, not 16'],
    [{ adamw: { beta2: 0.99 } }, 'adamw.beta2 is 0.999, not 0.99'],
    [{ step: { gauge: 5 } }, 'step is nothing, not {"gauge":5}'],
  ])('names the field of every run when the study says %j', (said, difference) => {
    const all = changed(said);
    expect(Object.keys(all)).toHaveLength(5);
    expect(new Set(Object.values(all))).toEqual(new Set([difference]));
  });

  it('names the arithmetic, but of conditions that have one of their own', () => {
    const all = changed({ label_gradient: 'summed' });
    expect(all['seed-1']).toBe('label_gradient is "subtractive", not "summed"');
    expect(all).not.toHaveProperty('seed-1-exact-from-300');
  });

  it.each([
    [{ adamw: { weightDecay: 0.7 } }, 'adamw.weightDecay is 0.5, not 0.7'],
    [{ adamw: WARM.adamw, zipf_exponent: 1 }, 'task.zipf_exponent is 1.5, not 1'],
    [{ adamw: WARM.adamw, from: 'start' }, 'from is {"epoch":300}, not nothing'],
    [
      { adamw: WARM.adamw, suppression: { source: 'all-ones' } },
      'suppression is nothing, not {"source":"all-ones"}',
    ],
  ])('names the field of the run of a condition that the study changes to %j, and of it alone', (own, difference) => {
    expect(changed({ conditions: [{ name: 'warm', ...own }] })).toEqual({ 'seed-1-warm': difference });
  });

  it('sees that branches leave elsewhere', () => {
    expect(changed({ branch_epoch: 400, conditions: [WARM] })).toEqual({
      'seed-1-warm': 'from.epoch is 300, not 400',
    });
  });

  it('names the end of a run that went on past the planned one, and not of one that is to go on', () => {
    const root = begun();
    const end = runPaths(join(root, 'runs', 'seed-1')).end;
    const at = (epoch: number) => {
      writeFileSync(end, canonicalJson({ epoch, state_sha256: '' }));
      const study = openStudy(root);
      return unlikePlan(study, plannedRuns(study)[0]);
    };
    expect([at(1_400), at(1_500), at(1_600)]).toEqual([undefined, undefined, 'epochs is 1600, not 1500']);
  });

  it('names a frozen direction whose file has become another, and not one whose file is gone', () => {
    const root = begun();
    const study = openStudy(root);
    const run = plannedRuns(study).find(({ name }) => name === FROZEN)!;
    const config = runPaths(join(root, 'runs', FROZEN)).config;
    const direction = plannedDirection(study, run)!;
    const file = join(runPaths(join(root, 'runs', direction.owner)).directions, direction.file);
    mkdirSync(dirname(file), { recursive: true });
    const found = (text: string) => {
      writeFileSync(file, text);
      return unlikePlan(study, run);
    };
    const taken = sha256(Buffer.from('one'));
    writeFileSync(config, readFileSync(config, 'utf8').replace('"b"', `"${taken}"`));
    expect(found('one')).toBe(undefined);
    expect(found('two')).toBe(
      `suppression.sha256 is ${taken}, not ${sha256(Buffer.from('two'))}, that of runs/seed-1/directions/${basename(file)}`,
    );
    rmSync(file);
    expect(unlikePlan(study, run)).toBe(undefined);
  });

  it('is nothing for every committed run of ours', () => {
    for (const folder of ['data', 'data/phase-map']) {
      const study = openStudy(join(packageRoot, folder));
      expect(() => expectAsPlanned(study)).not.toThrow();
    }
  });
});

it('expectAsPlanned names the first run that is another, its field, how many more, and what to do', () => {
  const root = writeStudy(begun(), { ...SAID, task: { p: 17 }, title: 'Changed' });
  expect(refusal(() => expectAsPlanned(openStudy(root)))).toBe(
    `${root}/runs/seed-1: not the run that study.json plans: task.p is 13, not 17, and 4 more runs are others (study status); delete or rename its folder, or give the changed study.json a folder of its own`,
  );
});
