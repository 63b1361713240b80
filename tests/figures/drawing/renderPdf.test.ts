import { describe, expect, it } from 'vitest';
import { renderPdf } from '../../../src/figures/drawing/renderPdf';

const bars = {
  title: 'Shares',
  description: 'Two bars: 1 and 2.',
  data: { values: [{ name: 'α', share: 1 }] },
  mark: 'bar',
  width: 100,
  height: 100,
  encoding: { x: { field: 'name', type: 'nominal' }, y: { field: 'share', type: 'quantitative' } },
};
const text = async (spec: object) => Buffer.from(await renderPdf(spec)).toString('latin1');
/** A PDF has strings beyond ASCII, and here its titles, in UTF-16 with a mark before. */
const plain = (string: string) => string.replaceAll('\0', '');

describe('renderPdf', () => {
  it('gives the same bytes for the same chart', async () => {
    expect(await text(structuredClone(bars))).toBe(await text(bars));
  });

  it('draws one page as large as the chart, three points for four pixels', async () => {
    const pdf = await text(bars);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect(Number(width)).toBeGreaterThan(75);
    expect(Number(height)).toBeGreaterThan(75);
    expect(Number(height)).toBeLessThan(150);
  });

  it('has the package’s font in it, no picture, and the description as alternative text', async () => {
    const pdf = await text(bars);
    expect(pdf).toContain('DejaVuSans');
    expect(pdf).not.toContain('/Subtype /Image');
    expect(plain(pdf)).toContain('/Alt (Two bars: 1 and 2.)');
    expect(plain(pdf)).toContain('(Shares)');
  });

  it('rejects what is no chart', async () => {
    await expect(renderPdf({ mark: 'bar', layer: 3 })).rejects.toThrow();
  });
});
