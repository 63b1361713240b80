import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '../../src/data/history';
import { readSafetensors } from '../../src/data/safetensorsFile';
import { digitsHistories } from '../../src/digits/digitsHistories';
import { digitsMoment } from '../../src/digits/digitsMoment';
import { digitsTable } from '../../src/digits/digitsTable';
import { covariance } from '../../src/metrics/algebra/covariance';
import { leadingFraction } from '../../src/metrics/components/leadingFraction';
import { packageRoot } from '../../src/packageRoot';
import { cli } from './cli';

const folder = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
const made = join(folder, 'digits');
const asked = ['digits', '--out', made, '--seeds', '5', '--epochs', '4', '--hidden', '16,12', '--json'];
let first: ReturnType<typeof cli>;

beforeAll(() => {
  first = cli(asked);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('digits', () => {
  it('trains what a new folder lacks, and prints the table with its verdicts', () => {
    expect(first.code, first.stderr).toBe(0);
    const [table] = JSON.parse(first.stdout).tables;
    expect(table.rows.map(({ training }: { training: string }) => training)).toEqual([
      'as trained',
      'rows that sum to zero',
      'PC1 projected out',
      'a random direction',
      'all-ones projected out',
      'as trained, at its moment',
    ]);
    expect(table.claims.map(({ id }: { id: string }) => id)).toContain('direction-forms');
    expect(readdirSync(join(made, 'seed-5')).sort()).toEqual([
      'as-trained.arrow',
      'moment.safetensors',
      'prior.json',
      'summed.arrow',
      'without-ones.arrow',
      'without-pc1.arrow',
      'without-random.arrow',
    ]);
    expect(JSON.parse(readFileSync(join(made, 'config.json'), 'utf8'))).toMatchObject({
      epochs: 4,
      hidden: [16, 12],
      seeds: [5],
      zipf_exponent: 1.5,
    });
  });

  it('keeps the weights at the moment: their float64 activations have the share of PC1 that the history has', () => {
    const history = readHistory(join(made, 'seed-5', 'as-trained.arrow'));
    const { epoch, h1, digits } = digitsMoment(made, 5);
    expect([h1.rows, h1.columns, digits.test.labels.length]).toEqual([1000, 12, 1000]);
    const at = history.epoch.indexOf(epoch);
    expect(leadingFraction(covariance(h1))).toBeCloseTo(history.h1_pc1_variance_fraction[at], 5);
    expect(readSafetensors(join(made, 'seed-5', 'moment.safetensors')).metadata.arm).toBe('as-trained');
  });

  it('starts all trainings of a seed alike, and takes the same number of epochs', () => {
    const histories = Object.values(digitsHistories(made, 5));
    expect(new Set(histories.map(({ train_loss }) => train_loss[0])).size).toBe(1);
    for (const { epoch } of histories) expect(Array.from(epoch)).toEqual([0, 4]);
  });

  it('trains nothing a second time, and what is missing again to the same numbers', () => {
    const file = join(made, 'seed-5', 'summed.arrow');
    const before = readFileSync(file);
    rmSync(file);
    const { code, stdout, stderr } = cli(['digits', '--out', made, '--json']);
    expect([code, stdout]).toEqual([0, first.stdout]);
    expect(stderr).toContain('rows that sum to zero');
    expect(stderr).not.toContain('as trained');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses other settings for a folder that has some, and a seed that it does not have', () => {
    const other = cli(['digits', '--out', made, '--zipf', '2']);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('config.json: expected the configuration that is asked for; give --out');
    const seed = cli(['digits', '--out', made, '--seed', '6']);
    expect([seed.code, seed.stderr]).toEqual([2, 'error: seed: expected one of 5, found 6\n']);
    expect(() => digitsMoment(made, 6)).toThrow('expected one of the seeds 5, found 6; npm run');
    expect(() => digitsHistories(made, 6)).toThrow('expected one of the seeds 5, found 6');
    expect(() => digitsHistories(made, 5, ['mine' as never])).toThrow(
      'training: expected one of as-trained, summed, without-pc1, without-random, without-ones, found mine',
    );
  });
});

describe('the committed trainings on digits', () => {
  const committed = join(packageRoot, 'data/digits');
  const { seeds, epochs } = JSON.parse(readFileSync(join(committed, 'config.json'), 'utf8'));

  it('are whole, and their table has a row of each and no question left open for want of one', async () => {
    expect(seeds).toEqual([1, 2, 3]);
    for (const seed of seeds) {
      const histories = Object.values(digitsHistories(committed, seed));
      expect(histories).toHaveLength(5);
      for (const { epoch } of histories) expect(epoch[epoch.length - 1]).toBe(epochs);
    }
    const { rows, claims } = await digitsTable('data/digits');
    expect(rows).toHaveLength(18);
    expect(claims.filter(({ id }) => id === 'prior-finds-it')[0].ours).toHaveLength(3);
    expect(existsSync(join(committed, 'environment.json'))).toBe(true);
  });
});
