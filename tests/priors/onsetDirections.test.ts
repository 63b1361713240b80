import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GLP_DIRECTION, H1_DIRECTION, MADE_BY, RESIDUAL_PLANE } from '../../src/conditions/directionNames';
import { readDirections } from '../../src/data/directionFile';
import { signDirection } from '../../src/metrics/activations/signDirection';
import { cosine } from '../../src/metrics/algebra/cosine';
import { canonicalGlp, type GlpOptions } from '../../src/models/glp/glpOptions';
import { makeOnsetDirections } from '../../src/priors/onsetDirections';
import { residualRecordAt } from '../../src/priors/residualRecordAt';
import { openRun, type Run, type RunHistory } from '../../src/runs/openRun';
import { seedRuns } from '../../src/runs/seedRuns';
import { snapshotGeometry } from '../../src/runs/snapshotGeometry';
import { studyOf } from '../../src/runs/studyOf';
import { seedGroups } from '../../src/study/seedGroups';
import { temporaryFolder } from '../data/temporaryFolder';
import { historyOf } from '../runs/histories';
import { tinyRun } from '../runs/tinyRun';

const small: GlpOptions = {
  ...canonicalGlp,
  shape: { ...canonicalGlp.shape, input: 8, model: 8, mlp: 16, blocks: 1, timeFeatures: 8, timeHidden: 8 },
  batch: 16,
  every: 5_000,
  firstSteps: 20,
  laterSteps: 20,
};
const options = { glp: small, threads: 1 };

/** A tiny run whose history has a spike of h1 PC1 at 10,100. */
async function spiked(): Promise<Run> {
  const run = await tinyRun(temporaryFolder(), 'tiny', {
    epochs: 2_000,
    snapshotEvery: 1_000,
    stateEvery: 2_000,
  });
  const fraction = (epoch: number) => (epoch >= 10_100 && epoch <= 10_300 ? 0.9 : 0.1);
  return { ...run, history: historyOf(12_000, () => 0.5, fraction) as RunHistory };
}

const bytesOf = (files: readonly string[]) => files.map((file) => readFileSync(file));

describe('makeOnsetDirections', () => {
  it('are of the epoch of the history itself, once; the same after an interruption', async () => {
    const run = await spiked();
    const files = (await makeOnsetDirections(run, options)) ?? expect.unreachable('it was not stopped');
    const read = files.map(readDirections);
    expect(read.map(({ metadata }) => metadata.epoch)).toEqual(['10100', '10100', '10100']);
    expect(read.map(({ directions }) => [directions.rows, directions.columns])).toEqual([
      [1, 8],
      [2, 8],
      [1, 8],
    ]);
    const [one, two] = read.map(({ directions }) => directions.data);
    expect(two.subarray(0, 8)).toEqual(one);
    const bytes = bytesOf(files);
    const progress = () => expect.unreachable('nothing is left to train');
    expect(await makeOnsetDirections(run, { ...options, progress })).toEqual(files);
    for (const file of files) rmSync(file);

    const stop = new AbortController();
    const stopAt = (done: number) => done >= 30 && stop.abort();
    expect(await makeOnsetDirections(run, { ...options, signal: stop.signal, progress: stopAt })).toBe(
      undefined,
    );
    const checkpoint = join(run.paths.checkpoint, 'onset-directions.safetensors');
    expect(existsSync(checkpoint)).toBe(true);
    const left: number[] = [];
    await makeOnsetDirections(run, { ...options, progress: (done) => left.push(done) });
    expect(Math.min(...left)).toBe(30);
    expect(bytesOf(files)).toEqual(bytes);
    expect(existsSync(checkpoint)).toBe(false);
  });

  it('refuses a run without a collapse or a cycle', async () => {
    const run = await tinyRun(temporaryFolder(), 'tiny', { epochs: 40 });
    await expect(makeOnsetDirections(run, options)).rejects.toThrow(
      'neither a collapse nor a geometric cycle',
    );
  });

  it('of the baselines that were explored are there, each named with the experiment that makes it', () => {
    const baseline = openRun('baseline');
    const { explored } = seedGroups(studyOf(baseline));
    const runs = seedRuns(baseline).filter(({ config }) => explored.includes(config.task.seed));
    expect(runs.length).toBe(explored.length);
    for (const { paths, hash } of runs) {
      for (const [name, experiment] of Object.entries(MADE_BY)) {
        const file = join(paths.directions, name);
        expect([experiment, existsSync(file)]).toEqual([experiment, true]);
        if (experiment === 'onset-directions') expect(readDirections(file).metadata.run).toBe(hash);
      }
    }
  });

  it('of the cached baseline are those of its snapshot and residuals, signed by the two heaviest samples', () => {
    const run = openRun('baseline');
    const at = (name: string) => readDirections(join(run.paths.directions, name));
    const plane = at(RESIDUAL_PLANE);
    const onset = Number(plane.metadata.epoch);
    expect(onset).toBe(25_700);
    expect(Number(at(GLP_DIRECTION).metadata.epoch)).toBe(25_000);
    const { h1, components } = snapshotGeometry(run, onset);
    const pc1 = components.components.data.subarray(0, 128);
    expect(
      cosine(at(H1_DIRECTION).directions.data, signDirection(pc1.slice(), h1, run.data.weights)),
    ).toBeCloseTo(1, 9);
    const [first, second] = [0, 128].map((i) => plane.directions.data.slice(i, i + 128));
    expect(cosine(first, Float64Array.from(residualRecordAt(run, onset).direction))).toBeCloseTo(1, 6);
    for (const m of [first, second]) expect(signDirection(m, h1, run.data.weights)).toEqual(m);
  });
});
