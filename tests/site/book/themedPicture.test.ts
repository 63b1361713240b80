import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lossCurve } from '../../../src/figures/runs/lossCurve';
import { leanSvg } from '../../../src/site/book/pictures/leanSvg';
import { pictureHtml } from '../../../src/site/book/pictures/pictureHtml';
import { themedPicture } from '../../../src/site/book/pictures/themedPicture';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a chart in both themes', () => {
  const spec = lossCurve([3, 2, 1], 'A loss');

  it('is two drawings, named by what they show, each on its ground, of one size', async () => {
    const { light, dark, width, height, alt } = await themedPicture(spec, folder);
    expect(alt).not.toBe('');
    expect(dark).toBe(light.replace('.svg', '-dark.svg'));
    const text = (file: string) => readFileSync(join(folder, file.split('/')[1]), 'utf8');
    expect(text(light)).toContain('fill="white"');
    expect(text(dark)).toContain('fill="#111111"');
    expect(text(light)).toMatch(new RegExp(`^<svg[^>]* viewBox="\\S+ \\S+ ${width} ${height}"`));
    expect(text(light)).not.toMatch(/aria-|role=/);
  });

  it('is not drawn again', async () => {
    const names = readdirSync(folder);
    writeFileSync(
      join(folder, names[0]),
      readFileSync(join(folder, names[0]), 'utf8').concat('<!-- kept -->'),
    );
    await themedPicture(spec, folder);
    expect(readdirSync(folder)).toEqual(names);
    expect(readFileSync(join(folder, names[0]), 'utf8')).toContain('<!-- kept -->');
  });

  it('is pixels where a drawing would be large', async () => {
    const many = {
      $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
      data: { values: Array.from({ length: 4000 }, (_, i) => ({ x: i, y: (i * 7919) % 4001 })) },
      mark: 'point',
      encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
    };
    const { light, width } = await themedPicture(many as unknown as typeof spec, folder);
    expect(light).toMatch(/\.png$/);
    expect(width).toBeGreaterThan(100);
    expect(width).toBeLessThan(400);
    expect(statSync(join(folder, light.split('/')[1])).size).toBeLessThan(400_000);
  });
});

it('knows the terms of the glossary that a title and a subtitle use, not those of the chart', async () => {
  const spec = lossCurve([3, 2, 1], 'A loss');
  const made = async (title: unknown) =>
    (await themedPicture({ ...spec, title } as typeof spec, folder)).terms;
  expect(await made({ text: 'Before the onset', subtitle: ['Dashed: collapses.', 'PC1 of h1.'] })).toEqual([
    'h1',
    'PC1',
    'accuracy collapse',
    'onset',
  ]);
  expect(await made('Warning')).toEqual(['warning']);
  expect(await made('Dots')).toEqual([]);
});

it('a lean drawing keeps what is seen', () => {
  const svg =
    '<svg viewBox="0 0 1 1"><path class="a" aria-hidden="true" d="M0,0h0v0h0Z" pointer-events="none"/><text font-family="DejaVu Sans" fill="#222">a</text></svg>';
  expect(leanSvg(svg)).toBe(
    '<svg viewBox="0 0 1 1"><text font-family="DejaVu Sans,Verdana,sans-serif" fill="#222">a</text></svg>',
  );
});

it('a drawing that is opened alone fills the window, on its own ground', () => {
  const svg =
    '<svg version="1.1" width="640" height="360" viewBox="-8 -9 640 360"><rect x="-8" width="640" height="360" fill="#111111"/></svg>';
  expect(leanSvg(svg)).toBe(
    '<svg version="1.1" style="background:#111111" viewBox="-8 -9 640 360"><rect x="-8" width="640" height="360" fill="#111111"/></svg>',
  );
});

it('a drawing that a window of 1,280 x 720 would shrink keeps its size', () => {
  const svg = '<svg width="900" height="721" viewBox="0 0 900 721"><rect fill="white"/></svg>';
  expect(leanSvg(svg)).toContain('<svg width="900" height="721" style="background:white"');
});

it('a page shows the drawing of its theme, and each opens alone', () => {
  const html = pictureHtml(
    {
      light: 'pictures/a.svg',
      dark: 'pictures/a-dark.svg',
      alt: '5 < 6',
      terms: ['memorization direction, m', 'PC1'],
      width: 10.4,
      height: 5,
    },
    'chapters/b.ipynb',
  );
  expect(html).toContain(
    'Words: <a href="../docs/glossary.html#term-memorization-direction-m">memorization direction, m</a>; <a href="../docs/glossary.html#term-pc1">PC1</a>',
  );
  expect(html).toContain(
    '<a class="only-light" href="../pictures/a.svg"><img class="only-light" src="../pictures/a.svg" alt="5 &lt; 6" width="10" height="5" loading="lazy"></a>',
  );
  expect(html).toContain('<a class="only-dark" href="../pictures/a-dark.svg">');
});
