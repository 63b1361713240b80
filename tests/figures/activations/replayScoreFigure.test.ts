import { describe, expect, it } from 'vitest';
import { replayScoreFigure } from '../../../src/figures/activations/replayScoreFigure';
import { replayScores } from '../../../src/probes/replayScores';
import { openRun } from '../../../src/runs/openRun';
import { complaints, encodings, panelsOf, rowsOf } from '../specParts';

const run = openRun('baseline');
const spec = replayScoreFigure(run);
const [geometry, accuracy, scores] = panelsOf(spec);

describe('replayScoreFigure', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('stacks three panels with the same epochs', () => {
    expect(spec.columns).toBe(1);
    const domains = [geometry, accuracy, scores].map(
      (panel) => encodings(panel).find(({ color }) => color)?.x.scale.domain,
    );
    expect(domains).toEqual([
      [0, 100_000],
      [0, 100_000],
      [0, 100_000],
    ]);
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

  it('has the scores of every probe of the essay, the healthy one at healthy states only', () => {
    const drawn = rowsOf(scores, 'line');
    for (const { name, scores: all } of replayScores(run)) {
      const shown = drawn.filter((row) => row.of === name);
      const expected = name.startsWith('healthy') ? all.filter(({ fraction }) => fraction < 0.2) : all;
      expect(shown.map(({ epoch }) => epoch)).toEqual(expected.map(({ epoch }) => epoch));
    }
  });
});
