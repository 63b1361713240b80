import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/data/sha256';
import { renderPng } from '../../../src/figures/drawing/renderPng';
import { renderSvg } from '../../../src/figures/drawing/renderSvg';
import { baselineDynamics } from '../../../src/figures/runs/baselineDynamics';
import { fixtureConfig as config, fixtureHistory, fixturePaths as paths } from '../fixtureRun';

const bars = {
  data: {
    values: [
      { name: 'a', share: 1 },
      { name: 'β', share: 2 },
    ],
  },
  mark: 'bar',
  encoding: { x: { field: 'name', type: 'nominal' }, y: { field: 'share', type: 'quantitative' } },
};
const size = (png: Uint8Array) => {
  const head = new DataView(png.buffer, png.byteOffset);
  return [head.getUint32(16), head.getUint32(20)];
};

describe('renderPng', () => {
  it('gives the same bytes for the same chart', async () => {
    const spec = baselineDynamics({ history: fixtureHistory(), config, paths });
    expect(sha256(await renderPng(spec))).toBe(sha256(await renderPng(structuredClone(spec))));
  });

  it('draws a PNG at notebook width, two pixels for each of the chart', async () => {
    const png = await renderPng(baselineDynamics({ history: fixtureHistory(), config, paths }));
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
    expect(size(png)[0]).toBeGreaterThan(1_700);
    expect(size(png)[0]).toBeLessThan(1_900);
  });

  it('scales by whole pixels of the chart', async () => {
    const [once, thrice] = [size(await renderPng(bars, 1)), size(await renderPng(bars, 3))];
    expect(Math.abs(thrice[0] - 3 * once[0])).toBeLessThanOrEqual(3);
  });

  it('draws text: a label changes the picture', async () => {
    const renamed = structuredClone(bars);
    renamed.data.values[0].name = 'b';
    expect(sha256(await renderPng(renamed))).not.toBe(sha256(await renderPng(bars)));
  });

  it('rejects what is no chart', async () => {
    await expect(renderPng({ mark: 'bar', layer: 3 })).rejects.toThrow();
  });
});

describe('renderSvg', () => {
  it('leaves the caller’s chart as it was', async () => {
    const before = structuredClone(bars);
    await renderSvg(bars);
    expect(bars).toEqual(before);
  });
});
