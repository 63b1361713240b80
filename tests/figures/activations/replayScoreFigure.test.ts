import { describe, expect, it } from 'vitest';
import { replayScoreFigure } from '../../../src/figures/activations/replayScoreFigure';
import { replayAlarm } from '../../../src/probes/replayAlarm';
import { replayScores } from '../../../src/probes/replayScores';
import { openRun } from '../../../src/runs/openRun';
import { replayWarning } from '../../../src/tables/probe/replayWarning';
import { complaints, encodings, type Part, panelsOf, rowsOf } from '../specParts';

const run = openRun('baseline');
const spec = replayScoreFigure(run);
const [geometry, accuracy, warning, others] = panelsOf(spec);

describe('replayScoreFigure', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('stacks four panels with the same epochs', () => {
    expect(spec.columns).toBe(1);
    const domains = panelsOf(spec).map(
      (panel) => encodings(panel).find(({ color }) => color)?.x.scale.domain,
    );
    expect(domains).toEqual(Array(4).fill([0, 100_000]));
  });

  it('has PC1 now at every state, and to come where it is known', () => {
    const of = (name: string) => rowsOf(geometry, 'line').filter((row) => row.of === name);
    expect([of('now').length, of('largest within 2,000 epochs').length]).toEqual([100, 98]);
  });

  it('shades the states that a cycle follows', () => {
    expect(rowsOf(accuracy, 'rect').map(({ start }) => start + 500)).toEqual([
      23_000, 24_000, 25_000, 53_000, 54_000, 55_000, 84_000, 85_000,
    ]);
  });

  it('has the scores of every probe of the essay, the healthy one apart and at healthy states only', () => {
    for (const { name, scores: all } of replayScores(run)) {
      const healthy = name.startsWith('healthy');
      const shown = healthy
        ? rowsOf(warning, 'line')
        : rowsOf(others, 'line').filter((row) => row.of === name);
      const expected = healthy ? all.filter(({ fraction }) => fraction < 0.2) : all;
      expect(shown.map(({ epoch }) => epoch)).toEqual(expected.map(({ epoch }) => epoch));
    }
  });

  it('marks the threshold and each warning with its lead, as table replay-warning has them', () => {
    const { threshold } = replayAlarm(run);
    expect(rowsOf(warning, 'rule').map(({ value }) => value)).toContain(threshold);
    const rows = replayWarning(run).rows.map((row) => [
      row.warning,
      row.drop,
      `${Number(row.lead_to_drop).toLocaleString('en-US')} epochs`,
    ]);
    expect(rowsOf(warning, 'point').map((lead) => [lead.warning, lead.drop, lead.words])).toEqual(rows);
  });

  it('has each threshold and warning within the axis of its panel', () => {
    const { y } = encodings(warning).find(({ color }) => color) as Part;
    const [low, high] = y.scale.domain;
    for (const { height } of rowsOf(warning, 'point')) expect(height > low && height < high).toBe(true);
    expect(replayAlarm(run).threshold).toBeLessThan(high);
  });
});
