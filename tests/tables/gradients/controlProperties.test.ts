import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../../src/data/published';
import { gradientForces } from '../../../src/gradients/gradientRow';
import { readGradientWindow } from '../../../src/gradients/gradientWindows';
import { windows } from '../../../src/gradients/windows';
import { embeddingSpectrum } from '../../../src/metrics/fourier/embeddingSpectrum';
import { keyFrequencies } from '../../../src/metrics/fourier/keyFrequencies';
import { heaviestShares } from '../../../src/metrics/gradients/heaviestShares';
import { forward } from '../../../src/models/mlp';
import { onsetDirection } from '../../../src/priors/onsetDirection';
import { grids } from '../../../src/report/grid';
import { landmarks } from '../../../src/runs/landmarks';
import { openRun } from '../../../src/runs/openRun';
import { snapshotGeometry } from '../../../src/runs/snapshotGeometry';
import { controlProperties } from '../../../src/tables/gradients/controlProperties';
import {
  type ControlMeasures,
  controlPropertiesClaims,
} from '../../../src/tables/gradients/controlPropertiesClaims';
import { recurrence } from '../../../src/tables/subspace/recurrence';

describe('control-properties of the cached run', () => {
  const run = openRun('baseline');
  const table = controlProperties(run);
  const row = (measure: string, arithmetic: string | null = null) =>
    table.rows.find((found) => found.measure === measure && found.arithmetic === arithmetic);

  const onsets = windows(landmarks(run), run.history).filter(({ kind }) => kind === 'onset');
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const square = (x: number) => x * x;

  it.each([
    ['|cos| of the effective gradient with m', 'float32 as trained', 'cos_float32', Math.abs],
    ['|cos| of the effective gradient with m', 'exact', 'cos_exact', Math.abs],
    ['|cos| of the top-1 % force with m', 'float32 as trained', 'cos_top_float32', Math.abs],
    ['|cos| of the top-1 % force with m', 'exact', 'cos_top_exact', Math.abs],
    ['… squared', 'float32 as trained', 'cos_top_float32', square],
    ['… squared', 'exact', 'cos_top_exact', square],
  ] as const)('has %s, %s, from the onset windows', (measure, arithmetic, column, of) => {
    const means = onsets.map((window) => mean([...readGradientWindow(run, window)[column]].map(of)));
    const found = row(measure, arithmetic);
    expect(found?.of).toBe(3);
    expect(found?.mean).toBeCloseTo(mean(means), 12);
    expect(found?.least).toBeCloseTo(Math.min(...means), 12);
    expect(found?.largest).toBeCloseTo(Math.max(...means), 12);
  });

  it('has the share of the lighter samples at pre-collapse, sample by sample, in exact arithmetic', () => {
    const shares = landmarks(run).collapses.map(({ phases }) => {
      const m = onsetDirection(run, phases.onset);
      const { pairs, labels } = run.data.split.train;
      const parameters = run.parameters(phases.preCollapse);
      const { logits } = forward(parameters, run.shape, pairs);
      const kernel = parameters['head.kernel'];
      let [along, all] = [0, 0];
      // The heaviest 28 are the first: weights fall with the rank.
      for (let r = 28; r < labels.length; r++) {
        const row = logits.data.subarray(r * 97, r * 97 + 97);
        const top = Math.max(...row);
        const terms = Array.from(row, (z) => Math.exp(z - top));
        const sum = terms.reduce((a, b) => a + b);
        const p = terms.map((term) => term / sum);
        p[labels[r]] = -p.reduce((others, x, k) => (k === labels[r] ? others : others + x), 0);
        const w = run.data.weights[r];
        let dot = 0;
        for (let i = 0; i < 128; i++) {
          let g = 0;
          for (let k = 0; k < 97; k++) g += w * p[k] * kernel[i * 97 + k];
          dot += g * m[i];
          all += g * g;
        }
        along += dot * dot;
      }
      return along / all;
    });
    const found = row("share of the other samples' squared gradient along m", 'exact');
    expect(found?.least).toBeCloseTo(Math.min(...shares), 10);
    expect(found?.largest).toBeCloseTo(Math.max(...shares), 10);
    const trained = row("share of the other samples' squared gradient along m", 'float32 as trained');
    expect(trained?.largest).not.toBe(found?.largest);
  });

  it('compares the solutions of every pair of peaks', () => {
    const peaks = landmarks(run).collapses.map(({ phases }) => run.parameters(phases.peak));
    const sets = peaks.map((peak) => keyFrequencies(embeddingSpectrum(peak, run.shape)));
    const shared = [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([a, b]) => {
      const common = sets[a].filter((k) => sets[b].includes(k)).length;
      return common / new Set([...sets[a], ...sets[b]]).size;
    });
    const found = row('key frequencies in common between peaks');
    expect([found?.least, found?.largest]).toEqual([Math.min(...shared), Math.max(...shared)]);
  });

  it('has the directions of the table recurrence', () => {
    const pairs = recurrence(run).rows.filter(({ epochs_apart }) => epochs_apart !== null);
    const at = table.rows.findIndex(({ measure }) => measure === '|cos| of residual PC1 between collapses');
    for (const [i, name] of ['cos_residual_pc1', 'cos_residual_pc1_without_ones'].entries()) {
      const values = pairs.map((one) => Number(one[name]));
      expect(table.rows[at + i]).toMatchObject({
        least: Math.min(...values),
        largest: Math.max(...values),
        of: values.length,
      });
    }
  });

  it('has the shares of the table gradient-alignment, and a random direction’s price beside that of m', () => {
    const shares = landmarks(run).collapses.map(({ phases }) => {
      const { float32 } = gradientForces(run, snapshotGeometry(run, phases.preCollapse));
      return heaviestShares(float32, onsetDirection(run, phases.onset), run.data.weights);
    });
    const net = row("the heaviest 1 %'s net share of the force along m", 'float32 as trained');
    expect(net?.mean).toBeCloseTo(mean(shares.map((one) => one.net)), 12);
    const rest = row('… of the summed length orthogonal to m', 'float32 as trained');
    expect(rest?.largest).toBe(Math.max(...shares.map(({ orthogonal }) => orthogonal)));
    const median = row('… along 100 random directions: median', 'float32 as trained');
    const high = row('… 95 % quantile', 'float32 as trained');
    expect(Number(high?.mean)).toBeGreaterThan(Number(median?.mean));
    const chance = 1 / 128;
    expect(Number(median?.least)).toBeGreaterThan(chance / 10);
    expect(Number(high?.largest)).toBeLessThan(chance * 10);
  });

  it("has shares between 0 and 1 but for the net ones, and each of the essay's values beside one of ours", () => {
    for (const { measure, mean, least, largest } of table.rows) {
      if (String(measure).includes('net share')) continue;
      expect(Number(least)).toBeGreaterThanOrEqual(0);
      expect(Number(mean)).toBeGreaterThanOrEqual(Number(least) - 1e-12);
      expect(Number(largest)).toBeLessThanOrEqual(1);
    }
    const shown = grids(table).flatMap(({ cells }) =>
      cells.flat().filter(({ essay }) => essay !== undefined),
    );
    expect(shown).toHaveLength(6);
    const essay = publishedTable('control-properties').values as unknown as Record<string, number>;
    expect(table.claims.map(({ published }) => published)).toEqual([
      essay.memorization_force_removed,
      null,
      essay.generalization_gradient_affected,
      null,
      null,
    ]);
  });
});

describe('controlPropertiesClaims', () => {
  const good: ControlMeasures = {
    topForceAsTrained: [0.8, 0.9],
    topForceExact: [0.8, 1],
    restAlong: [0.01, 0],
    restAlongRandom: [0.01, 0.002],
    direction: [0.9, 0.5],
    directionWithoutOnes: [0.85, 0.45],
    solution: [0.8, 0.4],
  };
  const verdicts = (measures: ControlMeasures) =>
    controlPropertiesClaims(measures, { force: 1, rest: 0 }).map(({ held }) => held);

  it('hold at their limits', () => {
    expect(verdicts(good)).toEqual([true, true, true, true, true]);
  });

  it.each([
    [[0], { topForceAsTrained: [0.9, 0.79] }],
    [[1], { topForceExact: [0.79, 0.9] }],
    [[2], { restAlong: [0, 0.0021] }],
    [[2], { restAlongRandom: [0.009, 1] }],
    [[3, 4], { solution: [0.8, 0.5] }],
    [[4], { solution: [0.8, 0.45] }],
    [[3], { direction: [0.9, 0.4] }],
    [[4], { directionWithoutOnes: [0.8, 0.45] }],
    [[3, 4], { solution: [] }],
    [[0], { topForceAsTrained: [] }],
  ])('claims %j fail where one collapse is beyond, and are not judged without one: %o', (claims, change) => {
    const found = Object.values(change)[0].length > 0 ? false : null;
    expect(verdicts({ ...good, ...change })).toEqual(
      [0, 1, 2, 3, 4].map((i) => (claims.includes(i) ? found : true)),
    );
  });
});
