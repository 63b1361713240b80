import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../src/inputError';
import { canonicalGlp, type GlpOptions } from '../../../src/models/glp/glpOptions';
import { CHOICES, FIDELITY_TRAININGS } from '../../../src/priors/fidelity/fidelityChoices';
import { fidelityFiles, readFidelity, writeFidelity } from '../../../src/priors/fidelity/fidelityFile';
import { makePriorFidelity } from '../../../src/priors/fidelity/makePriorFidelity';
import { makeGlp } from '../../../src/priors/glpExperiment';
import { readGlpHistory } from '../../../src/priors/glpHistory';
import { residualRecordAt } from '../../../src/priors/residualRecordAt';
import { openRunFolder, type Run } from '../../../src/runs/openRun';
import { essayConfig } from '../../../src/training/runConfig';
import { trainRun } from '../../../src/training/trainRun';
import { temporaryFolder } from '../../data/temporaryFolder';
import { historyOf } from '../../runs/histories';

const root = mkdtempSync(join(tmpdir(), 'prior-fidelity-'));
const glp: GlpOptions = {
  ...canonicalGlp,
  shape: { ...canonicalGlp.shape, input: 16, model: 16, mlp: 16, blocks: 2, timeFeatures: 8, timeHidden: 16 },
  batch: 16,
  every: 1_000,
  firstSteps: 20,
  laterSteps: 10,
};
let trained: Run;

/** The run with a made-up collapse whose onset is 3,100, so that build lies at 100, before any prior; in a folder of its own. */
const collapsing = (folder = temporaryFolder()): Run => ({
  ...trained,
  paths: { ...trained.paths, folder },
  history: historyOf(3_300, (epoch) => (epoch < 3_200 ? 0.99 : 0.6)),
});

beforeAll(async () => {
  const config = { ...essayConfig(3), task: { ...essayConfig(3).task, p: 13 }, hidden: [16, 16] as const };
  const folder = join(root, 'run');
  await trainRun(folder, config, { epochs: 3_300, threads: 1, snapshotEvery: 1_000, historyEvery: 100 });
  trained = openRunFolder(folder);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

describe('the choices of DEFINITIONS', () => {
  it('are each measured once, and canonical changes nothing', () => {
    const measured = FIDELITY_TRAININGS.flatMap((training) => training.measured.map(({ choice }) => choice));
    expect(measured.sort()).toEqual([...CHOICES].sort());
    expect(FIDELITY_TRAININGS[0].options(canonicalGlp)).toBe(canonicalGlp);
  });

  it('are together what they are one by one', () => {
    const merged = FIDELITY_TRAININGS.slice(0, -1).reduce((now, { options }) => options(now), canonicalGlp);
    const { projection, ...together } = FIDELITY_TRAININGS.at(-1)!.options(canonicalGlp);
    expect(together).toEqual(merged);
    expect(projection).toEqual({ t0: 0.5, steps: 20 });
  });
});

describe('makePriorFidelity', () => {
  let whole: Run;
  beforeAll(async () => {
    whole = collapsing(join(root, 'whole'));
    await makePriorFidelity(whole, { glp, threads: 1 });
  }, 300_000);

  it('measures every choice at every phase up to the onset that has a prior, and no two alike', () => {
    const rows = readFidelity(fidelityFiles(whole).whole);
    expect(rows.map(({ choice }) => choice)).toEqual(CHOICES.flatMap((choice) => [choice, choice, choice]));
    expect(new Set(rows.map(({ phase, epoch }) => `${phase} ${epoch}`))).toEqual(
      new Set(['peak 1100', 'preCollapse 2100', 'onset 3100']),
    );
    for (const row of rows)
      for (const [name, value] of Object.entries(row)) expect(value, name).not.toBeNaN();
    expect(new Set(rows.map(({ top2_cosine }) => top2_cosine)).size).toBe(rows.length);
    expect(existsSync(fidelityFiles(whole).part)).toBe(false);
    for (const { name } of FIDELITY_TRAININGS)
      expect(existsSync(fidelityFiles(whole).checkpoint(name))).toBe(false);
  });

  it('finds of the canonical choice what the run’s own prior says', async () => {
    const own = collapsing();
    await makeGlp(own, { glp, threads: 1 });
    const canonical = readFidelity(fidelityFiles(whole).whole).filter(({ choice }) => choice === 'canonical');
    for (const row of canonical) {
      const expected = readGlpHistory(own)(row.epoch);
      expect(row.top2_cosine).toBe(expected.top2_cosine);
      expect(row.residual_pc1_variance).toBe(expected.residual_pc1_variance);
      expect(row.reconstruction_centred).toBe(expected.reconstruction_centred);
    }
    const { byRank } = residualRecordAt(own, 3_100);
    const last = canonical.at(-1)!;
    const found = [last.projection_top2, last.projection_top28, last.projection_all];
    expect(found.map(Math.fround)).toEqual([0, 3, 4].map((k) => byRank.data[k]));
  });

  it('takes up where it was interrupted, within a training too: the same bytes, on two threads', async () => {
    const cut = collapsing();
    const each = 20 + 2 * 10 + 3 * 10;
    for (const most of [35, each + 45, 4 * each + 55]) {
      const stop = new AbortController();
      const progress = (done: number) => done >= most && stop.abort();
      await makePriorFidelity(cut, { glp, threads: 2, signal: stop.signal, progress });
      expect(existsSync(fidelityFiles(cut).whole)).toBe(false);
    }
    const seen: [number, number][] = [];
    await makePriorFidelity(cut, { glp, threads: 1, progress: (...report) => seen.push(report) });
    expect(seen[0][0]).toBeGreaterThan(4 * each);
    expect(seen.at(-1)).toEqual([5 * each, 5 * each]);
    expect(readFileSync(fidelityFiles(cut).whole)).toEqual(readFileSync(fidelityFiles(whole).whole));
  }, 300_000);

  it('is there once it was made', async () => {
    await makePriorFidelity(whole, { glp, progress: () => expect.unreachable('nothing is left to train') });
  });

  it('refuses a run without a collapse', async () => {
    const calm = { ...collapsing(), history: historyOf(3_300, () => 0.99) };
    await expect(makePriorFidelity(calm, { glp })).rejects.toThrow('has no collapse');
  });
});

describe('readFidelity', () => {
  it('gives back what was written, in order, nothing for no file, and names a damaged one', () => {
    const file = join(temporaryFolder(), 'fidelity.arrow');
    expect(readFidelity(file)).toEqual([]);
    const measures = {
      top2_cosine: 0.1,
      top2_cosine_sd: 0.2,
      cos_top2_pc1: 0.3,
      cos_top2_pc1_sd: 0.4,
      residual_pc1_variance: 0.5,
      reconstruction_centred: 0.6,
      projection_top2: 7,
      projection_top5: 6,
      projection_top10: 5,
      projection_top28: 4,
      projection_all: -0.01,
    };
    const rows = [
      { choice: 'canonical', phase: 'peak', epoch: 23_700, ...measures },
      { choice: 'canonical', phase: 'onset', epoch: 25_700, ...measures },
      { choice: 'all together', phase: 'build', epoch: 22_700, ...measures },
    ] as const;
    writeFidelity(file, [rows[2], rows[1], rows[0]]);
    expect(readFidelity(file)).toEqual(rows);
    expect(() => readFidelity(join(root, 'run', 'config.json'))).toThrow(InputError);
  });
});
