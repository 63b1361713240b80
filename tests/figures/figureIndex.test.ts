import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../src/figures/drawing/renderSvg';
import { figures } from '../../src/figures/figureIndex';
import { phaseMapFigure } from '../../src/figures/mechanism/phaseMapFigure';
import { mapStudy } from '../../src/maps/mapStudy';
import { openRun } from '../../src/runs/openRun';

const run = openRun('baseline');
const made = Object.entries(figures).map(([id, { make, ofMap }]) => ({
  id,
  spec: ofMap ? phaseMapFigure(mapStudy()) : make(run),
}));
const descriptionOf = (id: string) => String(made.find((one) => one.id === id)?.spec.description);

describe('every figure', () => {
  it.each(made)('$id: says what is seen, with its numbers, in a sentence or two', ({ spec }) => {
    const description = String(spec.description);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(description).toMatch(/\d/);
    expect(description.split(/\.\s+(?=[A-Z])/).length).toBeLessThanOrEqual(2);
    expect(description).not.toMatch(/NaN|undefined|Infinity|\d+e[-+]?\d/);
  });

  it.each(made)('$id: has no number as typed in its titles and labels', ({ spec }) => {
    const words = JSON.stringify({ ...spec, concat: undefined, config: undefined });
    const titles = (spec.concat as { title?: unknown }[]).map(({ title }) => String(title ?? ''));
    for (const text of [words, ...titles]) expect(text).not.toMatch(/\b\d+(\.\d+)?e[-+]?\d+\b/);
  });
});

describe('the description', () => {
  it('is the label of the drawing', async () => {
    const spec = { description: 'a < "b"', data: { values: [{ x: 1 }] }, mark: 'point' };
    expect(await renderSvg(spec)).toContain('<svg role="img" aria-label="a &lt; &quot;b&quot;"');
  });

  it.each([
    { page: 'README.md', ids: ['baseline-dynamics'] },
    { page: 'docs/glossary.md', ids: ['one-collapse'] },
    { page: 'docs/what-drives-the-collapse.md', ids: ['number-line', 'excess'] },
  ])('is the alternative text of the pictures in $page', ({ page, ids }) => {
    const text = readFileSync(join(__dirname, '../..', page), 'utf8');
    const pictures = [...text.matchAll(/!\[(.*)\]\((?:\.\.\/)?data\/results\/figures\/(.*)\.png\)/g)];
    expect(pictures.map(([, alternative, id]) => [id, alternative])).toEqual(
      ids.map((id) => [id, descriptionOf(id)]),
    );
  });
});
