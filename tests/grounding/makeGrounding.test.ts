import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groundingFiles, readGrounding } from '../../src/grounding/groundingFile';
import { falseShift, type GroundingLengths, groundingCases } from '../../src/grounding/groundingGrid';
import { groundingScene } from '../../src/grounding/groundingScene';
import { keptWords } from '../../src/grounding/keptWords';
import { type GroundingOptions, makeGrounding } from '../../src/grounding/makeGrounding';
import type { Run } from '../../src/runs/openRun';
import { grounding } from '../../src/tables/words/grounding';
import { readVerbaliser } from '../../src/words/verbaliserFile';
import { codeOfVerbaliser } from '../../src/words/wordCode';
import { collapsing, trainedRun } from '../priors/scaling/collapsingRun';
import { historyOf } from '../runs/histories';

const root = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
let trained: Run;

beforeAll(async () => {
  trained = await trainedRun(root);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

const lengths: GroundingLengths = { taught: 6, steps: 4, every: 2 };
const small: GroundingOptions = { cases: groundingCases([0, 1]), lengths };

describe('the grid of DEFINITIONS', () => {
  it('has three starts and the null, five seeds each', () => {
    expect(groundingCases()).toHaveLength(20);
    expect(new Set(groundingCases().map(({ start }) => start)).size).toBe(4);
  });

  it('lies by 31, and by something where 31 is nothing', () => {
    expect([97, 29, 31].map(falseShift)).toEqual([31, 2, 11]);
  });
});

describe('makeGrounding', () => {
  it('measures each code along its training and at every snapshot, and keeps the trained ones of seed 0', async () => {
    const run = collapsing(trained);
    await makeGrounding(run, small);
    const { whole, part, verbaliser } = groundingFiles(run);
    const rows = readGrounding('grounding', whole.grounding);
    const steps = (start: string, seed: number) =>
      rows.filter((row) => row.start === start && row.seed === seed).map(({ step }) => step);
    for (const start of ['random', 'true', 'false']) expect(steps(start, 1)).toEqual([0, 2, 4]);
    expect(steps('k-means', 1)).toEqual([0]);
    for (const row of rows) {
      expect(row.permuted_gap).toBeLessThanOrEqual(1e-6);
      for (const [name, value] of Object.entries(row))
        if (!name.startsWith('effect')) expect(value, name).not.toBeNaN();
    }
    const across = readGrounding('grounding-across', whole['grounding-across']);
    expect([...new Set(across.map(({ epoch }) => epoch))].sort((a, b) => a - b)).toEqual(
      expect.arrayContaining([20_000, 21_000, 22_000]),
    );
    expect(across).toHaveLength(8 * new Set(across.map(({ epoch }) => epoch)).size);
    const lie = readVerbaliser(verbaliser('false'), { run: run.hash });
    const truth = readVerbaliser(verbaliser('true'), { run: run.hash });
    expect([truth.dictionary.shift, lie.dictionary.shift]).toEqual([0, 31 % 29]);
    expect(lie.epoch).toBe(20_000);

    const table = grounding(run);
    expect(table.rows.filter(({ of }) => of === 'by seed')).toHaveLength(8);
    expect(table.claims.find(({ id }) => id === 'paints-over')?.held).not.toBeNull();
    const scene = groundingScene(run);
    const words = codeOfVerbaliser(truth.verbaliser).verbalise(scene.test.rows);
    expect(keptWords(run, 'true', scene).verbalise(scene.test.rows)).toEqual(words);
    expect(() => keptWords({ ...run, hash: 'another' }, 'true', scene)).toThrow(
      `expected a verbaliser of the run another, found one of ${run.hash}`,
    );
    const [first, second] = scene.dictionary.frequencies;
    expect(() => keptWords(run, 'true', groundingScene(run, { rhythms: [second, first] }))).toThrow(
      `expected the dictionary of p = 29, rhythms ${second} and ${first}, shift 0`,
    );
    for (const file of Object.values(part)) expect(existsSync(file)).toBe(false);
  }, 120_000);

  it('takes up where it was interrupted: the same bytes', async () => {
    const [one, cut] = [collapsing(trained), collapsing(trained)];
    await makeGrounding(one, small);
    const stop = new AbortController();
    const seen: number[] = [];
    const progress = (done: number, total: number) => {
      expect(total).toBe(2 * (4 + 10 + 10));
      seen.push(done);
      if (done === 17) stop.abort();
    };
    await makeGrounding(cut, { ...small, signal: stop.signal, progress });
    const { whole, part } = groundingFiles(cut);
    expect(existsSync(whole.grounding)).toBe(false);
    expect(new Set(readGrounding('grounding', part.grounding).map(({ start }) => start))).toEqual(
      new Set(['random', 'true']),
    );
    expect(seen.at(-1)).toBe(17);
    await makeGrounding(cut, small);
    for (const name of ['grounding', 'grounding-across'] as const)
      expect(readFileSync(whole[name])).toEqual(readFileSync(groundingFiles(one).whole[name]));
  }, 120_000);

  it('refuses a run without a collapse', async () => {
    const calm = { ...collapsing(trained), history: historyOf(23_000, () => 0.99) };
    await expect(makeGrounding(calm, small)).rejects.toThrow("run 'tiny' has no collapse");
  });
});
