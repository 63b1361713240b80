import { describe, expect, it, vi } from 'vitest';
import { CONDITIONS } from '../../src/conditions/conditionList';
import { mapStudy } from '../../src/maps/mapStudy';
import { experimentCommand } from '../../src/runs/experimentCommand';
import { openRun } from '../../src/runs/openRun';
import { makingCommand } from '../../src/study/makingCommand';
import { namedCondition } from '../../src/study/namedCondition';
import { openStudy } from '../../src/study/openStudy';
import { madeUpCache } from '../branches/conditionCache';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from './writeStudy';

describe('makingCommand', () => {
  const essay = () => openStudy(writeStudy(temporaryFolder()));

  it('names the study and the run, of every run that the study has', () => {
    const study = essay();
    for (const name of [
      'baseline',
      'exact',
      'seed-43',
      'seed-43-exact-from-20000',
      'seed-51-centred-from-20000',
    ]) {
      expect(makingCommand(study, name)).toBe(`npm run -s cli -- study run ${study.folder} --only ${name}`);
    }
  });

  it('names a study of the package by its path from there, wherever it is asked', () => {
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue('/nowhere/else');
    try {
      expect(makingCommand(mapStudy(), 'zipf-0-weight-decay-3')).toBe(
        'npm run -s cli -- study run data/phase-map --only zipf-0-weight-decay-3',
      );
    } finally {
      cwd.mockRestore();
    }
  });

  it('knows none of a run that the study has not', () => {
    const study = essay();
    for (const name of [
      '',
      'seed-',
      'seed-x',
      'seed-43-',
      'seed-41',
      'seed-45-exact',
      'nonsense',
      'my-exact',
    ])
      expect([name, makingCommand(study, name)]).toEqual([name, undefined]);
  });
});

describe('experimentCommand', () => {
  it('names study and run where they are not those that are meant without', () => {
    const root = madeUpCache({ baseline: {}, 'seed-43': { seed: 43 }, mine: { seed: 7 } });
    const of = (name: string) => experimentCommand('glp', openRun(name, root));
    expect(of('baseline')).toBe(`npm run -s cli -- experiment glp --study ${root}`);
    expect(of('seed-43')).toBe(`npm run -s cli -- experiment glp --study ${root} --run seed-43`);
    expect(of('mine')).toBe(`npm run -s cli -- experiment glp --run ${root}/runs/mine`);
    expect(experimentCommand('glp', openRun('seed-43'))).toBe(
      'npm run -s cli -- experiment glp --run seed-43',
    );
  });
});

describe('namedCondition', () => {
  it('finds each condition, and refuses another name in one line that lists them', () => {
    const study = openStudy(writeStudy(temporaryFolder()));
    for (const { name } of CONDITIONS) expect(namedCondition(study, name).name).toBe(name);
    expect(() => namedCondition(study, 'suppress-all')).toThrow(
      /^condition 'suppress-all': expected suppress-gradient, .*exact-from-20000, .*$/,
    );
  });

  it('calls branches by the epoch at which the study has them leave', () => {
    const other = openStudy(writeStudy(temporaryFolder(), { seeds: [1], epochs: 30_000 }));
    expect(namedCondition(other, 'exact-from-6000')).toMatchObject({
      epochs: 30_000,
      labelGradient: 'summed',
    });
    expect(namedCondition(other, 'centred-from-6000').epochs).toBe(18_000);
    expect(() => namedCondition(other, 'suppress-all')).toThrow('exact-from-6000');
  });
});
