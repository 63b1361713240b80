import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataRoot } from '../../../src/data/dataRoot';
import { readDirections } from '../../../src/data/directionFile';
import { publishedTable } from '../../../src/data/published';
import { nearestCentroid } from '../../../src/metrics/activations/nearestCentroid';
import { allOnes } from '../../../src/metrics/algebra/allOnes';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { forward } from '../../../src/models/mlp';
import { onsetDirection } from '../../../src/priors/onsetDirection';
import { residualRecordAt } from '../../../src/priors/residualRecordAt';
import { replayDirectionPath } from '../../../src/probes/replayDirection';
import { replayProbeOf } from '../../../src/probes/replayProbeOf';
import { HEALTHY_PAST_NAME, replayScores } from '../../../src/probes/replayScores';
import { landmarks } from '../../../src/runs/landmarks';
import { openRun, type Run } from '../../../src/runs/openRun';
import { replayAlignment } from '../../../src/tables/probe/replayAlignment';
import { ALL_ONES, quantileName, SHUFFLED } from '../../../src/tables/probe/replayDirections';
import { replayNcc } from '../../../src/tables/probe/replayNcc';
import { replayWarning } from '../../../src/tables/probe/replayWarning';
import { baselineUntil } from '../baselineRun';

const run = openRun('baseline');
const direction = readDirections(replayDirectionPath(run)).directions.data;
const future = /found from states up to epoch 83,000 and labels up to 85,000: .* uses the future/;

describe('replayAlignment', () => {
  const table = replayAlignment(run);
  const onsets = landmarks(run).collapses.map(({ phases }) => phases.onset);

  it('has |cos| of the committed direction with residual PC1 and h1 PC1 at every onset', () => {
    const [first] = table.rows;
    for (const [i, onset] of onsets.entries()) {
      const residual = Float64Array.from(residualRecordAt(run, onset).direction);
      expect(first[`residual_${i + 1}`]).toBeCloseTo(Math.abs(cosine(direction, residual)), 10);
      expect(first[`h1_${i + 1}`]).toBeCloseTo(Math.abs(cosine(direction, onsetDirection(run, onset))), 10);
    }
    for (const row of table.rows) expect(Object.keys(row)).toEqual(table.columns.map(({ name }) => name));
  });

  it("sets the essay's cosines beside its own probe only, and marks what is in sample", () => {
    const [first, second, third] = publishedTable('replay-alignment').rows.map(({ cosine }) => cosine);
    expect(table.published).toEqual([
      { probe: table.rows[0].probe, residual_1: first, residual_2: second, residual_3: third },
    ]);
    expect(table.columns.slice(2, 5).map(({ label }) => label)).toEqual([
      'collapse 1, 25,700, in sample',
      'collapse 2, 55,500, in sample',
      'collapse 3, 86,100, held out',
    ]);
  });

  it('has rows of what is found from nothing of this run, which the all-ones direction is no part of without itself', () => {
    const names = table.rows.map(({ input, probe }) => `${input}: ${probe}`);
    const others = readdirSync(join(dataRoot(), 'runs')).filter((name) => /^seed-\d+$/.test(name));
    const having = (file: string, probe: string) =>
      others
        .filter((name) => existsSync(join(dataRoot(), 'runs', name, 'directions', file)))
        .map((name) => `${name.replace('-', ' ')}: ${probe}`);
    const known = [
      'nothing: all-ones direction u',
      ...having('replay.safetensors', 'its replay direction'),
      ...having('residual-pc1-onset.safetensors', 'its residual PC1'),
    ];
    expect(known.length).toBeGreaterThanOrEqual(5);
    expect(names.slice(-known.length)).toEqual(known);
    const u = table.rows.find(({ probe }) => probe === ALL_ONES);
    const residual = Float64Array.from(residualRecordAt(run, onsets[0]).direction);
    expect(u?.residual_1).toBeCloseTo(Math.abs(cosine(allOnes(128), residual)), 12);
    expect(u?.cos_ones).toBeCloseTo(1, 12);
    expect(u?.residual_without_ones_1).toBeNaN();
  });

  it('has the quantiles of the shuffles about their mean', () => {
    const of = (probe: string) => Number(table.rows.find((row) => row.probe === probe)?.residual_1);
    const [low, high] = [0.05, 0.95].map((share) => of(quantileName(SHUFFLED, share)));
    expect(low).toBeLessThan(of(SHUFFLED));
    expect(high).toBeGreaterThan(of(SHUFFLED));
  });

  it('says that the direction uses the future, and how its settings were chosen', () => {
    expect(table.notes?.join(' ')).toMatch(future);
    expect(table.notes?.[0]).toContain('of all 12 settings');
  });
});

describe('replayNcc', () => {
  it('projects the committed direction out at the phases of the collapse kept apart', () => {
    const { rows, columns, notes } = replayNcc(run);
    expect(rows.map(({ phase, epoch }) => [phase, epoch])).toEqual([
      ['pre-collapse', 85_100],
      ['onset', 86_100],
      ['collapsed', 89_000],
    ]);
    const { train, test } = run.data.split;
    const parameters = run.parameters(86_100);
    const [h1, held] = [train, test].map(({ pairs, labels }) => ({
      rows: forward(parameters, run.shape, pairs).h1,
      labels,
    }));
    const ncc = nearestCentroid(h1, held, 97);
    expect(rows[1].ncc_raw).toBe(ncc.accuracy());
    expect(rows[1].ncc_minus_replay).toBeCloseTo(ncc.accuracy(direction), 10);
    for (const row of rows) expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
    expect(notes?.join(' ')).toMatch(future);
  });

  it('of a run without such a collapse has no row, and no claim is judged', () => {
    const { rows, claims } = replayNcc(baselineUntil(60_000));
    expect(rows).toEqual([]);
    expect(claims.map(({ held }) => held)).toEqual([null, null, null]);
  });
});

describe('replayWarning', () => {
  it('leads are from the warning to spike and drop of the history; cycles of training are marked', () => {
    const { rows, notes, columns } = replayWarning(run);
    expect(rows.map(({ sample, spike, drop }) => [sample, spike, drop])).toEqual([
      ['in sample', 25_700, 25_800],
      ['in sample', 55_500, 55_600],
      ['held out', 86_100, 87_200],
    ]);
    for (const row of rows) {
      expect(row.lead_to_spike).toBe(Number(row.spike) - Number(row.warning));
      expect(row.lead_to_drop).toBe(Number(row.drop) - Number(row.warning));
      expect(row.test_accuracy).toBe(accuracy(run, Number(row.warning)));
      expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
    }
    expect(notes?.join(' ')).toMatch(future);
  });

  it('warns above the 99 % quantile of the training states that no cycle follows, whatever comes after', () => {
    const { probe } = replayProbeOf(run);
    const { limit } = probe.options;
    const scored = replayScores(run).find(({ name }) => name === HEALTHY_PAST_NAME)?.scores ?? [];
    const quiet = scored
      .filter(({ epoch, fraction }) => epoch <= 83_000 && fraction < limit)
      .filter(({ future }) => !(future > 0.5))
      .map(({ score }) => score)
      .sort((a, b) => a - b);
    const threshold = quiet[Math.ceil(0.99 * quiet.length) - 1];
    const { rows, notes } = replayWarning(run);
    expect(notes?.[0]).toContain(`above ${threshold.toFixed(2)} deviations`);
    expect(notes?.[0]).toContain(`of the ${quiet.length} healthy`);
    for (const { warning, score, spike } of rows) {
      expect(Number(score)).toBeGreaterThan(threshold);
      const before = scored.filter(({ epoch }) => epoch < Number(warning) && epoch >= Number(spike) - 3_000);
      for (const state of before) expect(state.score).toBeLessThanOrEqual(threshold);
    }
    // The third cycle ends at 86,700.
    const drop = Number(rows[2].drop);
    const alarms = scored.filter(({ epoch, score }) => epoch > Math.max(86_700, drop) && score > threshold);
    const warned = scored.filter(({ epoch, score }) => epoch === 87_000 && score > threshold);
    expect(warned).toHaveLength(1);
    expect(rows[2].false_alarms).toBe(alarms.length);
  });
});

function accuracy({ history }: Run, epoch: number): number {
  return history.test_accuracy[history.epoch.indexOf(epoch)];
}
