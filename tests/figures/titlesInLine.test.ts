import { describe, expect, it } from 'vitest';
import type { VegaLiteSpec } from '../../src/figures/charts/vegaLiteSpec';
import { renderSvg } from '../../src/figures/drawing/renderSvg';
import { figures } from '../../src/figures/figureIndex';
import { openRun } from '../../src/runs/openRun';

const run = openRun('baseline');
const made = Object.entries(figures)
  .filter(([, { ofMap }]) => !ofMap)
  .map(([id, { make }]) => ({ id, spec: make(run) }))
  .filter(({ spec }) => Number(spec.columns) > 1);

/** A panel and the title in it, as vega draws them. */
const TITLED =
  /role-scope [^"]*_group"[^>]*><g transform="translate\([-\d.]+,([-\d.]+)\)">.*?role-title"[^>]*><g transform="translate\([-\d.]+,([-\d.]+)\)">/gs;

/** How high the titles of panels stand, row by row. */
async function rowsOfTitles(spec: VegaLiteSpec): Promise<number[][]> {
  const at = [...(await renderSvg(spec)).matchAll(TITLED)].map(
    ([, panel, title]) => Number(panel) + Number(title),
  );
  const columns = Number(spec.columns);
  return Array.from({ length: Math.ceil(at.length / columns) }, (_, i) =>
    at.slice(i * columns, (i + 1) * columns),
  );
}

describe('titles of panels', () => {
  it.each(made)('$id: stand in line, row by row', async ({ spec }) => {
    const rows = await rowsOfTitles(spec);
    expect(rows.flat()).toHaveLength((spec.concat as unknown[]).length);
    for (const row of rows) expect(Math.max(...row) - Math.min(...row)).toBeLessThan(1);
  });
});
