import { describe, expect, it } from 'vitest';
import { residualProjection } from '../../../src/figures/activations/residualProjection';
import { residualRecordAt } from '../../../src/priors/residualRecordAt';
import { landmarks } from '../../../src/runs/landmarks';
import { openRun } from '../../../src/runs/openRun';
import { complaints, encodings, panelsOf, rowsOf } from '../specParts';

describe('residualProjection', () => {
  const run = openRun('baseline');
  const spec = residualProjection(run);

  it('compiles and draws without a warning, a panel for each collapse', async () => {
    expect(await complaints(spec)).toEqual([]);
    expect(panelsOf(spec)).toHaveLength(landmarks(run).collapses.length);
  });

  it('names the two heaviest pairs and every other that shares both operands with them, where they lie', () => {
    for (const [i, panel] of panelsOf(spec).entries()) {
      const { projection } = residualRecordAt(run, landmarks(run).collapses[i].phases.onset);
      const named = rowsOf(panel, 'text').sort((a, b) => a.rank - b.rank);
      expect(named.map(({ rank, pair }) => [rank, pair])).toEqual([
        [1, '(14, 42)'],
        [2, '(20, 89)'],
        [336, '(20, 42)'],
      ]);
      expect(named[2].projection).toBeCloseTo(projection[335], 3);
    }
  });

  it('has one range of y for all panels, which holds every residual', () => {
    const domains = panelsOf(spec).map((panel) => encodings(panel).find((one) => one.color)?.y.scale.domain);
    for (const domain of domains) expect(domain).toEqual(domains[0]);
    const all = panelsOf(spec).flatMap((panel) =>
      rowsOf(panel, 'circle').map(({ projection }) => projection),
    );
    expect(Math.min(...all)).toBeGreaterThan(domains[0][0]);
    expect(Math.max(...all)).toBeLessThan(domains[0][1]);
  });
});
