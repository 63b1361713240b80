import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MetaNeuronsOptions, makeMetaNeurons } from '../../../src/priors/neurons/makeMetaNeurons';
import { isWhole, neuronFamilies } from '../../../src/priors/neurons/neuronFamilies';
import {
  type NeuronRow,
  neuronsFiles,
  readNeurons,
  writeNeurons,
} from '../../../src/priors/neurons/neuronsFile';
import type { Run } from '../../../src/runs/openRun';
import { temporaryFolder } from '../../data/temporaryFolder';
import { historyOf } from '../../runs/histories';
import { collapsing, trainedRun } from '../scaling/collapsingRun';

const root = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
let trained: Run;

beforeAll(async () => {
  trained = await trainedRun(root);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

const sizes = [
  { width: 8, blocks: 1 },
  { width: 16, blocks: 1 },
];
const small: MetaNeuronsOptions = { sizes, steps: 20, threads: 1 };

describe('makeMetaNeurons', () => {
  it('asks every family every concept at both moments; takes up where it was interrupted, with the same rows', async () => {
    const [whole, cut] = [collapsing(trained), collapsing(trained)];
    const heard: [number, number][] = [];
    await makeMetaNeurons(whole, { ...small, progress: (done, total) => heard.push([done, total]) });
    const rows = readNeurons(neuronsFiles(whole).whole);
    const families = neuronFamilies(sizes);
    const concepts = rows.filter(({ moment, kind }) => moment === 'healthy' && kind === 'raw').length - 1;
    expect(rows).toHaveLength(2 * families.length * (concepts + 1));
    expect(concepts).toBeGreaterThanOrEqual(27 + 1);
    for (const row of rows) {
      expect(row.auc).toBeGreaterThanOrEqual(isWhole(row.kind) ? 0 : 0.5);
      expect(row.auc).toBeLessThanOrEqual(1);
      expect(Number.isNaN(row.chance_high)).toBe(isWhole(row.kind));
      expect(Number.isNaN(row.drawn)).toBe(isWhole(row.kind));
      expect(Number.isNaN(row.kept)).toBe(row.kind !== 'autoencoder' || row.about !== 'all');
    }
    const [, total] = heard[0];
    expect(total).toBe(2 * families.length * concepts);
    expect(heard.at(-1)).toEqual([total, total]);
    expect(heard.every(([done], i) => i === 0 || done >= heard[i - 1][0])).toBe(true);
    expect(existsSync(neuronsFiles(whole).part)).toBe(false);

    const stop = new AbortController();
    const progress = (done: number) => done >= 4 * concepts && stop.abort();
    await makeMetaNeurons(cut, { ...small, signal: stop.signal, progress });
    expect(existsSync(neuronsFiles(cut).whole)).toBe(false);
    const before = readNeurons(neuronsFiles(cut).part);
    expect(before.length).toBeGreaterThanOrEqual(4 * (concepts + 1));
    await makeMetaNeurons(cut, { ...small, threads: 2 });
    expect(readFileSync(neuronsFiles(cut).whole)).toEqual(readFileSync(neuronsFiles(whole).whole));
  }, 240_000);

  it('stops within a whole reading and writes no part of it', async () => {
    const run = collapsing(trained);
    const stop = new AbortController();
    const wholes = neuronFamilies(sizes).findIndex(({ kind }) => isWhole(kind));
    let concepts = 0;
    const progress = (done: number, total: number) => {
      concepts = total / (2 * neuronFamilies(sizes).length);
      if (done > wholes * concepts) stop.abort();
    };
    await makeMetaNeurons(run, { ...small, signal: stop.signal, progress });
    expect(readNeurons(neuronsFiles(run).part)).toHaveLength(wholes * (concepts + 1));
  }, 120_000);

  it('refuses a run without a collapse', async () => {
    const calm = { ...collapsing(trained), history: historyOf(23_000, () => 0.99) };
    await expect(makeMetaNeurons(calm, small)).rejects.toThrow("run 'tiny' has no collapse");
  });
});

describe('readNeurons', () => {
  it('gives back what was written, and nothing for no file', () => {
    const file = join(temporaryFolder(), 'neurons.arrow');
    expect(readNeurons(file)).toEqual([]);
    const row: NeuronRow = {
      moment: 'pre-collapse',
      kind: 'gates',
      width: 256,
      blocks: 3,
      about: 'sum',
      modulus: 5,
      value: 4,
      units: 1536,
      auc: 0.75,
      chance: 0.52,
      chance_high: 0.54,
      drawn: 0.7,
      drawn_chance: 0.515,
      drawn_chance_high: 0.53,
      kept: Number.NaN,
      active: Number.NaN,
    };
    writeNeurons(file, [row]);
    expect(readNeurons(file)).toEqual([row]);
  });
});
