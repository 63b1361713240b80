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

  it('is the alternative text of the README’s picture', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    expect(readme).toContain(
      `![${descriptionOf('baseline-dynamics')}](data/results/figures/baseline-dynamics.png)`,
    );
  });
});
