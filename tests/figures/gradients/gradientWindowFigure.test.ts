import { describe, expect, it } from 'vitest';
import { gradientWindowFigure, type WindowPoint } from '../../../src/figures/gradients/gradientWindowFigure';
import { complaints, encodings, panelsOf, rowsOf } from '../specParts';

const windows = ['Collapse 1, before onset', 'Collapse 1, healthy control'];
const points: WindowPoint[] = windows.flatMap((window, w) =>
  ['float32, as trained', 'exact'].flatMap((series, s) =>
    Array.from({ length: 61 }, (_, i) => ({
      epoch: 10_000 * (w + 1) + 50 * i,
      window,
      series,
      value: (s + i / 3) % 1,
    })),
  ),
);
const spec = gradientWindowFigure(points);

describe('gradientWindowFigure', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has one panel a window with every point of it, none thinned', () => {
    expect(panelsOf(spec).map(({ title }) => title)).toEqual(windows);
    for (const panel of panelsOf(spec)) expect(rowsOf(panel, 'line')).toHaveLength(122);
  });

  it('gives a series the same colour in every panel', () => {
    const scales = panelsOf(spec).map((panel) => encodings(panel).find(({ color }) => color)?.color.scale);
    expect(scales[0]).toEqual(scales[1]);
    expect(scales[0].domain).toEqual(['float32, as trained', 'exact']);
  });

  it('names both axes, and shows cosines to the quarter beyond them', () => {
    const lines = encodings(panelsOf(spec)[0]).find(({ color }) => color);
    expect([lines?.x.title, lines?.y.title]).toEqual(['epoch', 'cosine with m']);
    expect(lines?.y.scale.domain).toEqual([0, 0.75]);
    const below = gradientWindowFigure([...points, { ...points[0], value: -0.6 }]);
    expect(encodings(panelsOf(below)[0]).find(({ color }) => color)?.y.scale.domain).toEqual([-0.75, 0.75]);
  });

  it('leaves values out that are not finite', () => {
    const broken = points.map((point, i) => (i === 5 ? { ...point, value: Number.NaN } : point));
    expect(rowsOf(panelsOf(gradientWindowFigure(broken))[0], 'line')).toHaveLength(121);
  });

  it('refuses no points, and more series than there are colours', () => {
    expect(() => gradientWindowFigure([])).toThrow('expected points of replayed windows, found none');
    const many = Array.from({ length: 6 }, (_, i) => ({ ...points[0], series: `series ${i}` }));
    expect(() => gradientWindowFigure(many)).toThrow('expected at most 5 series, found 6');
  });
});
