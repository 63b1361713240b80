import { describe, expect, it } from 'vitest';
import { priorCheckFigure } from '../../../src/figures/activations/priorCheckFigure';
import { complaints, encodings, panelsOf } from '../specParts';

/** Nine points along a line through the origin. */
const line = (slope: number) => {
  const x = Float64Array.from({ length: 9 }, (_, i) => i - 4);
  return { x, y: x.map((at) => slope * at) };
};
const plane = { real: line(1), converged: line(2), lagging: line(-3), untrained: line(9) };
const spec = priorCheckFigure({ epoch: 25_000, plane });

describe('priorCheckFigure', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has a panel for the converged and one for the lagging prior, each with every third real and generated point', () => {
    expect(panelsOf(spec)).toHaveLength(2);
    for (const [i, generated] of [plane.converged, plane.lagging].entries()) {
      const { values } = panelsOf(spec)[i].data;
      const of = (set: string) => values.filter((value: { set: string }) => value.set === set);
      expect(of('real').map(({ x, y }: { x: number; y: number }) => [x, y])).toEqual([
        [-4, -4],
        [-1, -1],
        [2, 2],
      ]);
      expect(of('generated').map(({ y }: { y: number }) => y)).toEqual(
        [0, 3, 6].map((point) => generated.y[point]),
      );
    }
  });

  it('has the same axes in both, with room around every point that is drawn', () => {
    const [left, right] = panelsOf(spec).map((panel) => encodings(panel)[0]);
    expect(left.x.scale).toEqual(right.x.scale);
    expect(left.y.scale).toEqual(right.y.scale);
    const [low, high] = left.y.scale.domain;
    expect(low).toBeLessThan(-8);
    expect(high).toBeGreaterThan(12);
  });

  it('names the epoch of the snapshot', () => {
    expect(JSON.stringify(spec.title)).toContain('epoch 25,000');
  });
});
