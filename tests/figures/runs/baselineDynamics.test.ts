import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../../src/data/history';
import { canonicalJson } from '../../../src/data/json/canonicalJson';
import { runPaths } from '../../../src/data/runFolder';
import { textWidth } from '../../../src/figures/drawing/textWidth';
import { baselineDynamics } from '../../../src/figures/runs/baselineDynamics';
import { BASELINE_PANELS } from '../../../src/figures/runs/baselinePanels';
import { GLP_PANELS } from '../../../src/figures/runs/glpPanels';
import { glpPaths } from '../../../src/priors/glpPaths';
import { landmarks } from '../../../src/runs/landmarks';
import type { RunHistory } from '../../../src/runs/openRun';
import { fixtureConfig as config, fixtureHistory, fixturePaths as paths } from '../fixtureRun';
import { complaints, encodings, type Part, panelsOf, rowsOf } from '../specParts';

const history = fixtureHistory();
const spec = baselineDynamics({ history, config, paths });
const panels = panelsOf(spec);
const y = (panel: Part) => encodings(panel).find((one) => one.color)?.y;

describe('baselineDynamics', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has the panels of the list, each with rows of each of its series', () => {
    expect(panels.map(({ name }) => name)).toEqual(BASELINE_PANELS.map(({ id }) => id));
    panels.forEach((panel, i) => {
      const shown = new Set(rowsOf(panel, 'line').map(({ of }) => of));
      expect([...shown]).toEqual(BASELINE_PANELS[i].series.map(({ of }) => of));
    });
  });

  it('names what both axes of every panel measure, in no more room than the axis has', () => {
    for (const panel of panels) {
      const lines = encodings(panel).find((one) => one.color) as Part;
      expect(lines.x.title).toBe('epoch');
      expect(lines.y.title).not.toBe('');
      expect(textWidth({ fontSize: 10 }, lines.y.title)).toBeLessThanOrEqual(panel.height);
      expect(textWidth({ fontSize: 11, fontWeight: 'bold' }, panel.title)).toBeLessThanOrEqual(panel.width);
    }
  });

  it('marks the collapses and the geometric cycles of the run in every panel', () => {
    const { collapses, cycles } = landmarks({ history });
    expect(collapses.map(({ drop }) => drop)).toEqual([26_400, 57_000]);
    expect(cycles).toHaveLength(3);
    for (const panel of panels) {
      const drops = rowsOf(panel, 'rule').filter((row) => 'drop' in row);
      expect(drops).toEqual(collapses.map(({ drop }) => ({ drop })));
      expect(rowsOf(panel, 'rect')).toEqual(cycles.map(({ start, end }) => ({ start, end })));
    }
  });

  it('keeps every spike of h1 PC1 at its epoch and height, with far fewer points', () => {
    const rows = rowsOf(panels[3], 'line');
    expect(rows.length).toBeLessThan(history.epoch.length / 2);
    for (const { spike, fraction } of landmarks({ history }).cycles) {
      const at = rows.find(({ epoch }) => epoch === spike) as Part;
      expect(at.value).toBeCloseTo(fraction, 4);
    }
  });

  it('draws losses on a log axis with powers of ten as labels', () => {
    for (const i of [1, 6]) {
      expect(y(panels[i]).scale.type).toBe('log');
      expect(y(panels[i]).axis.values).toContain(1e-4);
    }
  });

  it('leaves the key of marks out for a run without any', async () => {
    const flat = {
      ...history,
      test_accuracy: history.test_accuracy.map(() => 1),
      h1_pc1_variance_fraction: history.h1_pc1_variance_fraction.map(() => 0.1),
    } as unknown as RunHistory;
    const quiet = baselineDynamics({ history: flat, config, paths });
    expect(panelsOf(quiet).flatMap((panel) => rowsOf(panel, 'rect'))).toEqual([]);
    expect(await complaints(quiet)).toEqual([]);
  });

  it('leaves out what cannot be drawn: zeros of a log axis and values that are not finite', () => {
    const broken = {
      ...history,
      train_loss: history.train_loss.map((loss, i) => (i < 2 ? [0, NaN][i] : loss)),
    };
    const rows = rowsOf(
      panelsOf(baselineDynamics({ history: broken as RunHistory, config, paths }))[1],
      'line',
    );
    expect(rows.every(({ value }) => value > 0)).toBe(true);
    expect(rows[0].epoch).toBe(200);
  });

  it('refuses a panel without a single value to draw', () => {
    const empty = { ...history, weighted_loss: history.weighted_loss.map(() => 0) };
    expect(() => baselineDynamics({ history: empty as RunHistory, config, paths })).toThrow(
      'panel weighted-loss: expected values to draw, found none',
    );
  });

  it('names the panel and the column that a history lacks', () => {
    const { h1_mean_norm: _, ...rest } = history;
    expect(() => baselineDynamics({ history: rest as RunHistory, config, paths })).toThrow(
      "panel h1-norm: expected the history to have a column 'h1_mean_norm', found none",
    );
  });

  it('is canonical JSON of less than a quarter of a megabyte', () => {
    expect(canonicalJson(spec).length).toBeLessThan(250_000);
  });

  it('draws what a prior says, too, where the run has one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'figures-'));
    const withPrior = runPaths(folder);
    const epoch = history.epoch.filter((at) => at > 0 && at % 1000 === 0);
    const names = GLP_PANELS.flatMap(({ series }) => series.map(({ column }) => column));
    const columns = names.map((name, i) => [name, Float64Array.from(epoch, (at) => Math.sin(at + i))]);
    writeHistory(glpPaths(withPrior).history, { epoch, ...Object.fromEntries(columns) });
    const full = baselineDynamics({ history, config, paths: withPrior });
    rmSync(folder, { recursive: true });
    const ids = [...BASELINE_PANELS, ...GLP_PANELS].map(({ id }) => id);
    expect(panelsOf(full).map(({ name }) => name)).toEqual(ids);
    expect(await complaints(full)).toEqual([]);
    const reconstruction = panelsOf(full).at(-1) as Part;
    expect(y(reconstruction).scale, 'the range of its data').toEqual({ zero: false });
  });
});
