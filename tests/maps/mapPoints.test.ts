import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotApplicableError } from '../../src/inputError';
import { isMap, mapPlan } from '../../src/maps/mapPlan';
import { mapPoints } from '../../src/maps/mapPoints';
import { mapStudy } from '../../src/maps/mapStudy';
import { packageRoot } from '../../src/packageRoot';
import { openStudy } from '../../src/study/openStudy';
import { essayConfig } from '../../src/training/runConfig';
import { madeUpCache } from '../branches/conditionCache';
import { refusal } from '../data/refusal';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';
import { collapsingAt, madeUpMap, neverLearning, steady } from './mapCache';

const GRID = {
  seeds: [1, 2],
  epochs: 40_000,
  conditions: [
    'exact',
    'exact-from-8000',
    { name: 'flat', from: 'start', zipf_exponent: 0 },
    { name: 'flat-exact', from: 'start', zipf_exponent: 0, label_gradient: 'summed' },
    { name: 'centred-flat', from: 'start', zipf_exponent: 0, label_gradient: 'centred' },
    { name: 'slow', from: 'start', adamw: { weightDecay: 3, learningRate: 1e-4 } },
    { name: 'gauged', from: 'start', adamw: { weightDecay: 3 }, step: { gauge: 1 } },
    { name: 'late', zipf_exponent: 2 },
  ],
};

describe('mapPlan', () => {
  it('has a point for each exponent and decay, with its run in either arithmetic', () => {
    const plan = mapPlan(mapStudy());
    expect(plan).toHaveLength(15);
    expect(plan.map(({ zipf, decay }) => `${zipf} ${decay}`).slice(0, 4)).toEqual([
      '0 0.3',
      '0 1',
      '0 3',
      '0.5 0.3',
    ]);
    expect(plan.filter(({ own }) => own)).toMatchObject([
      {
        zipf: 1.5,
        decay: 1,
        trained: { name: 'baseline' },
        exact: { name: 'zipf-1.5-weight-decay-1-exact' },
      },
    ]);
    for (const { zipf, decay, trained, exact } of plan) {
      expect(trained?.config).toMatchObject({ label_gradient: 'subtractive', adamw: { weightDecay: decay } });
      expect(exact?.config).toMatchObject({
        label_gradient: 'summed',
        task: { zipf_exponent: zipf, seed: 42 },
      });
    }
  });

  it('leaves out what branches, what differs in anything else, and other seeds', () => {
    const plan = mapPlan(openStudy(writeStudy(temporaryFolder(), GRID)));
    expect(plan.map(({ zipf, trained, exact }) => [zipf, trained?.name, exact?.name])).toEqual([
      [0, 'seed-1-flat', 'seed-1-flat-exact'],
      [1.5, 'seed-1', 'seed-1-exact'],
    ]);
  });

  it('of a study without such conditions is its own point alone: no map', () => {
    const main = openStudy(join(packageRoot, 'data'));
    expect([isMap(main), isMap(mapStudy()), mapPlan(main).length]).toEqual([false, true, 1]);
  });
});

describe('mapPoints', () => {
  it('say what became of each run up to its end, and when it had learned', () => {
    const study = madeUpMap(({ zipf, exact }) =>
      exact ? steady : zipf === 0 ? neverLearning : collapsingAt(20_000, 30_000),
    );
    const [flat] = mapPoints(study);
    expect(flat.trained?.outcome).toMatchObject({ collapses: 0, learned: Number.NaN, final_accuracy: 0.3 });
    expect(flat.exact?.outcome).toMatchObject({ collapses: 0, learned: 15_000 });
    const own = mapPoints(study).find((point) => point.own);
    expect(own?.trained?.outcome).toMatchObject({ collapses: 2, learned: 15_000, epochs: 40_000 });
  });

  it('look no further than the map’s end in a run that goes on', () => {
    const study = madeUpMap(() => ({ ...collapsingAt(20_000, 45_000), last: 60_000 }));
    expect(mapPoints(study)[0].trained?.outcome).toMatchObject({ collapses: 1, epochs: 40_000 });
  });

  it('have no outcome of a run that is not at its end', () => {
    const study = madeUpMap(({ exact }) => (exact ? undefined : { ...steady, last: 30_000 }));
    expect(mapPoints(study).every(({ trained, exact }) => !trained?.outcome && !exact?.outcome)).toBe(true);
  });

  it('refuse a run that is not what the study says of it, naming the field', () => {
    const study = madeUpMap(() => undefined);
    const config = { task: { ...essayConfig(42).task, zipf_exponent: 1 } };
    madeUpCache({ 'zipf-0-weight-decay-1': { ...steady, config } }, study.folder);
    expect(refusal(() => mapPoints(study))).toMatch(
      /zipf-0-weight-decay-1: not the run that study.json plans: task.zipf_exponent is 1, not 0;/,
    );
  });

  it('of a study that is no map do not exist: the message names the one that there is', () => {
    const study = openStudy(writeStudy(temporaryFolder(), { seeds: [1] }));
    expect(() => mapPoints(study)).toThrow(NotApplicableError);
    expect(refusal(() => mapPoints(study))).toContain('tables phase-map --study data/phase-map');
  });
});
