import { describe, expect, it } from 'vitest';
import { LABEL_GRADIENTS } from '../../src/engine/stepArithmetic';
import { engineExcess } from '../../src/mechanism/engineExcess';
import { excessReports } from '../../src/mechanism/excessFiles';
import { sampleExcess } from '../../src/mechanism/sampleExcess';
import { openRun } from '../../src/runs/openRun';

const run = openRun('baseline');
const at = (epoch: number) => ({ epoch, parameters: run.parameters(epoch) });
const moment = at(23_000);
const found = engineExcess(run, moment);
const of = (kind: string) => found.find((one) => one.label_gradient === kind) ?? expect.unreachable(kind);

describe('engineExcess of the baseline at 23,000', () => {
  it('has every label gradient, the drive with its number', () => {
    expect(found.map(({ label_gradient }) => label_gradient)).toEqual(LABEL_GRADIENTS);
    expect(of('drive').form).toBe('drive:1');
    expect(of('log1p').form).toBe('log1p');
  });

  it.each(['summed', 'centred', 'rescaled', 'log1p'])('is nothing where the row sums to zero: %s', (kind) => {
    expect(Math.abs(of(kind).excess)).toBeLessThan(1e-3);
    expect(Math.abs(of(kind).heaviest)).toBeLessThan(1e-3);
  });

  it('is the drive itself, all of it over all samples', () => {
    expect(of('drive').excess).toBeCloseTo(1, 3);
    const [first, second] = run.data.weights;
    expect(of('drive').heaviest).toBeCloseTo(first + second, 3);
  });

  it('of the mean part alone is that of the rounding', () => {
    expect(of('mean-only').excess).toBeCloseTo(of('subtractive').excess, 3);
  });

  it('of subtractive is the sum over the pairs, heaviest first', () => {
    const pairs = sampleExcess(run, moment.parameters, 2);
    const sum = (rows: typeof pairs) => rows.reduce((total, { weighted }) => total + weighted, 0);
    expect(of('subtractive').excess).toBeCloseTo(sum(pairs), 9);
    expect(of('subtractive').heaviest).toBeCloseTo(sum(pairs.slice(0, 2)), 9);
    expect(of('subtractive').heaviest).toBeGreaterThan(0.1);
  });
});

describe('the cached report of our engine', () => {
  const report = excessReports(run).find(({ stack }) => stack === 'ours') ?? expect.unreachable();
  const committed = report.moments.epoch.filter((epoch) => run.snapshots.includes(epoch));

  it('has at least 30 moments, some of them with a committed snapshot', () => {
    expect(report.moments.epoch.length).toBeGreaterThanOrEqual(30);
    expect(committed.length).toBeGreaterThan(0);
  });

  it('says at the committed snapshots what the engine does there', () => {
    for (const epoch of committed) {
      const i = report.moments.epoch.indexOf(epoch);
      for (const { form, excess, heaviest } of engineExcess(run, at(epoch), ['subtractive', 'log1p'])) {
        const cached = report.forms.find((one) => one.form === form) ?? expect.unreachable(form);
        expect([epoch, form, cached.excess[i], cached.heaviest[i]]).toEqual([epoch, form, excess, heaviest]);
      }
    }
  });

  it('is of the same logits as those of all other stacks', () => {
    const all = excessReports(run);
    expect(new Set(all.map(({ logits_sha256 }) => logits_sha256)).size).toBe(1);
    for (const { moments } of all) expect(moments).toEqual(report.moments);
  });
});
