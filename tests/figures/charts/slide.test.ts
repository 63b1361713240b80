import { describe, expect, it } from 'vitest';
import { PAGE, slide } from '../../../src/figures/charts/slide';
import { renderPng } from '../../../src/figures/drawing/renderPng';
import { renderSvg } from '../../../src/figures/drawing/renderSvg';
import { figures } from '../../../src/figures/figureIndex';
import { slideCuts } from '../../../src/figures/slideCuts';
import { openRun } from '../../../src/runs/openRun';
import { complaints, encodings, panelsOf } from '../specParts';

const run = openRun('baseline');
const made = Object.entries(slideCuts).map(([id, cut]) => ({
  id,
  cut,
  plate: figures[id].make(run),
  spec: figures[`${id}-slide`].make(run),
}));

describe.each(made)('$id-slide', ({ cut, plate, spec }) => {
  it('is drawn without a warning on a page of 16:9, 1,280 x 720 pixels', async () => {
    expect(await complaints(spec)).toEqual([]);
    const png = await renderPng(spec);
    const head = new DataView(png.buffer, png.byteOffset);
    expect([head.getUint32(16), head.getUint32(20)]).toEqual([1_280, 720]);
  });

  it('has no type below 22 pixels of those 720', async () => {
    const sizes = [...(await renderSvg(spec)).matchAll(/font-size="([\d.]+)px"/g)].map(([, size]) =>
      Number(size),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(2 * Math.min(...sizes)).toBeGreaterThanOrEqual(22);
  });

  it('shows what the plate shows: the same rows of the panels that it names', () => {
    const rows = panelsOf(spec).map(({ layer }) => layer.map(({ data }: { data: unknown }) => data));
    const plates = cut.panels.map((name) => panelsOf(plate).find((panel) => panel.name === name));
    expect(rows).toEqual(plates.map((panel) => panel?.layer.map(({ data }: { data: unknown }) => data)));
  });
});

describe('slide', () => {
  const [{ plate }] = made;

  it('keeps no series in its key that none of its panels has', () => {
    const { spec } = made[0];
    const domains = panelsOf(spec).flatMap((panel) =>
      encodings(panel).flatMap(({ color }) => (color?.field ? [color.scale.domain] : [])),
    );
    expect(domains).toEqual(Array(2).fill(['training pairs', 'test pairs']));
  });

  it('names the panels that there are where one is unknown', () => {
    expect(() => slide(plate, { text: '', panels: ['nope'] })).toThrow(
      /expected a panel 'nope', found accuracy, loss, /,
    );
  });

  it('is refused by those that draw it where it is larger than its page', async () => {
    const [panel] = panelsOf(plate);
    const wide = { ...plate, usermeta: { page: PAGE }, concat: [{ ...panel, width: 700 }] };
    await expect(renderSvg(wide)).rejects.toThrow(/expected a chart within 640 x 360 px, found /);
  });
});
