import { createRequire } from 'node:module';
import type { LoggerInterface } from 'vega';
import { escapeHtml } from '../../escapeHtml';
import { onPage, type Paged } from './onPage';
import { textWidth } from './textWidth';

/**
 * Draws a Vega-Lite chart without a browser. Text is measured in the package's font, not by a canvas that may
 * be installed, so the same chart is laid out the same on every machine.
 * @param spec Vega-Lite version 5.
 * @param logger receives the warnings of compiler and renderer; they are dropped without one.
 * @throws Error of vega or vega-lite when the chart cannot be drawn.
 * @example
 * import { lossCurve, renderSvg } from 'activation-supervision';
 * const svg = await renderSvg(lossCurve([3, 2.4, 2.1, 2], 'A loss'));
 * svg.slice(0, 4); // => '<svg'
 */
export async function renderSvg(spec: object, logger?: LoggerInterface): Promise<string> {
  // Loaded with the first chart: vega takes longer to load than a table to print.
  const load = createRequire(__filename);
  const vega = load('vega') as typeof import('vega') & { textMetrics: { width: typeof textWidth } };
  const { compile } = load('vega-lite') as typeof import('vega-lite');
  vega.textMetrics.width = textWidth;
  const log = logger ?? vega.logger(vega.None);
  // vega marks the rows that it is given; the caller's stay clean.
  const own = structuredClone(spec) as Parameters<typeof compile>[0];
  const compiled = compile(own, { logger: log }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger: log });
  try {
    return named(onPage(await view.toSVG(), own as Paged), own.description);
  } finally {
    view.finalize();
  }
}

/** A drawing that says what it shows to those who do not see it. */
function named(svg: string, description: string | undefined): string {
  return description ? svg.replace('<svg', `<svg role="img" aria-label="${escapeHtml(description)}"`) : svg;
}
