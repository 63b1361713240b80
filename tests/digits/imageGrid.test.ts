import { describe, expect, it } from 'vitest';
import { imageGrid } from '../../src/digits/imageGrid';
import { matrix } from '../../src/engine/matrix';
import { renderSvg } from '../../src/figures/drawing/renderSvg';

const images = matrix(
  14,
  4,
  Float64Array.from({ length: 56 }, (_, i) => (i < 4 ? [0, 1, 0.5, 0][i] : 1)),
);
const title = { text: 'Images' };

describe('imageGrid', () => {
  it('draws the ink of each image as a square below its line, twelve in a row', async () => {
    const labels = Array.from({ length: 14 }, (_, i) => `image ${i}`);
    const spec = imageGrid(images, labels, title) as unknown as {
      readonly concat: readonly {
        readonly layer: readonly { data: { values: Record<string, number>[] } }[];
      }[];
    };
    const [ink, lines] = spec.concat[0].layer.map(({ data }) => data.values);
    expect(ink.filter(({ x, y }) => x < 2 && y < 3).map((one) => [one.x, one.ink])).toEqual([
      [1, 1],
      [0, 0.5],
    ]);
    expect(ink).toHaveLength(2 + 13 * 4);
    expect(lines.map(({ label }) => label)).toEqual(labels);
    expect(new Set(lines.map(({ y }) => y)).size).toBe(2);
    expect(await renderSvg(spec as never)).toContain('image 13');
  });

  it('refuses what is no square, and more lines than images', () => {
    expect(() => imageGrid(matrix(1, 3), ['a'], title)).toThrow('expected squares, found 3 pixels');
    expect(() => imageGrid(matrix(1, 4), ['a', 'b'], title)).toThrow('labels: expected 1 to 1, found 2');
    expect(() => imageGrid(matrix(1, 4), [], title)).toThrow('found 0');
  });
});
