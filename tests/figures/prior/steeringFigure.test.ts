import { describe, expect, it } from 'vitest';
import { steeringFigure } from '../../../src/figures/prior/steeringFigure';
import { METHODS, type SteeringRow } from '../../../src/priors/steering/steeringFile';
import { complaints, panelsOf, rowsOf } from '../specParts';

/** Made-up edits: of each way two widths of prior, two times, three strengths, class means and one plane. */
const rows: SteeringRow[] = METHODS.flatMap((method) => {
  const ofPrior = method !== 'none' && method !== 'nearest';
  const widths = method === 'prior' ? [16, 64] : ofPrior ? [64] : [0];
  return widths.flatMap((width) =>
    (ofPrior ? [0.1, 0.3] : [0]).flatMap((t0) =>
      [0.5, 2, 8].flatMap((strength) =>
        [0, 7].flatMap((frequency) =>
          [1, 5].map((shift) => ({
            method,
            width,
            t0,
            shift,
            strength,
            frequency,
            answers: width === 16 ? 0 : shift === 1 ? 0.4 : 0.8,
            kl: 1,
            distance: method === 'nearest' ? 0 : strength * (shift === 1 ? 1 : 3),
            loss: 1,
          })),
        ),
      ),
    ),
  );
});

describe('steeringFigure', () => {
  const spec = steeringFigure(rows);
  const panels = panelsOf(spec);

  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has a point a way and strength, means over the shifts, of the widest prior alone', () => {
    const [classes, planes] = panels.map((panel) => panel.data?.values ?? []);
    expect([classes.length, planes.length]).toEqual([18, 18]);
    for (const { answers } of classes) expect(answers).toBeCloseTo(0.6, 12);
    expect(classes.filter(({ way }: { way: string }) => way === 'prior').map(distanceOf)).toEqual([1, 4, 16]);
  });

  it('has answers and distances by time, of ways that have one', () => {
    expect(panels.map(({ title }) => title).slice(2)).toEqual(['keeps the answer', 'comes back']);
    expect(rowsOf(panels[2], 'line')).toHaveLength(8);
  });

  it('shows a distance of nothing at the edge of a logarithm, and refuses nothing at all', () => {
    const nearest = (panels[0].data?.values ?? []).filter(({ way }: { way: string }) => /real/.test(way));
    expect(nearest.map(distanceOf)).toEqual([0.8, 0.8, 0.8]);
    expect(() => steeringFigure([])).toThrow('found none');
  });
});

const distanceOf = ({ distance }: { distance: number }): number => distance;
