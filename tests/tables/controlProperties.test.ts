import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../src/data/published';
import { readGradientWindow } from '../../src/experiments/gradientWindows';
import { landmarks } from '../../src/experiments/landmarks';
import { openRun } from '../../src/experiments/openRun';
import { windows } from '../../src/experiments/windows';
import { grids } from '../../src/report/grid';
import { controlProperties } from '../../src/tables/controlProperties';
import { type ControlMeasures, controlPropertiesClaims } from '../../src/tables/controlPropertiesClaims';
import { recurrence } from '../../src/tables/recurrence';

describe('control-properties of the cached run', () => {
  const run = openRun('baseline');
  const table = controlProperties(run);
  const row = (measure: string, arithmetic: string | null = null) =>
    table.rows.find((found) => found.measure === measure && found.arithmetic === arithmetic);

  it('has the forces of the onset windows in both arithmetics, as cosines and squared', () => {
    const onsets = windows(landmarks(run), run.history).filter(({ kind }) => kind === 'onset');
    const means = onsets.map((window) => {
      const { cos_top_float32: along } = readGradientWindow(run, window);
      return along.reduce((sum, x) => sum + Math.abs(x), 0) / along.length;
    });
    expect(row('|cos| of the top-1 % force with m', 'float32 as trained')).toMatchObject({
      mean: means.reduce((a, b) => a + b) / 3,
      least: Math.min(...means),
      largest: Math.max(...means),
      of: 3,
    });
    const squared = row('… squared', 'exact');
    expect(squared?.largest).toBeLessThan(Number(row('|cos| of the top-1 % force with m', 'exact')?.largest));
  });

  it('has the directions of the table recurrence', () => {
    const pairs = recurrence(run).rows.map((one) => Number(one.cos_residual_pc1));
    expect(row('|cos| of residual PC1 between collapses')).toMatchObject({
      least: Math.min(...pairs),
      largest: Math.max(...pairs),
      of: pairs.length,
    });
  });

  it("has shares between 0 and 1, and each of the essay's four values beside one of ours", () => {
    for (const { mean, least, largest } of table.rows) {
      expect(Number(least)).toBeGreaterThanOrEqual(0);
      expect(Number(mean)).toBeGreaterThanOrEqual(Number(least) - 1e-12);
      expect(Number(largest)).toBeLessThanOrEqual(1);
    }
    const shown = grids(table).flatMap(({ cells }) =>
      cells.flat().filter(({ essay }) => essay !== undefined),
    );
    expect(shown).toHaveLength(4);
    const essay = publishedTable('control-properties').values as unknown as Record<string, number>;
    expect(table.claims.map(({ published }) => published)).toEqual([
      essay.memorization_force_removed,
      null,
      essay.generalization_gradient_affected,
      null,
    ]);
  });
});

describe('controlPropertiesClaims', () => {
  const good: ControlMeasures = {
    topForceAsTrained: [0.8, 0.9],
    topForceExact: [0.8, 1],
    restAlong: [0.05, 0],
    direction: [0.9, 0.5],
    solution: [0.8, 0.4],
  };
  const verdicts = (measures: ControlMeasures) =>
    controlPropertiesClaims(measures, { force: 1, rest: 0 }).map(({ held }) => held);

  it('hold at their limits', () => {
    expect(verdicts(good)).toEqual([true, true, true, true]);
  });

  it.each([
    [0, { topForceAsTrained: [0.9, 0.79] }],
    [1, { topForceExact: [0.79, 0.9] }],
    [2, { restAlong: [0, 0.051] }],
    [3, { solution: [0.8, 0.5] }],
    [3, { solution: [] }],
    [0, { topForceAsTrained: [] }],
  ])('claim %i fails where one collapse is beyond, or there is none: %o', (claim, change) => {
    expect(verdicts({ ...good, ...change })).toEqual([0, 1, 2, 3].map((i) => i !== claim));
  });
});
