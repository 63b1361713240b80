import { renderPng } from '../figures/drawing/renderPng';
import { isVegaLite, vegaLiteBundle } from '../kernel/display/displayVega';
import type { MimeBundle } from '../kernel/protocol';

/** Of the picture: enough for the column that code hosts show it in, and half as much to commit as at 2. */
const SCALE = 1.25;

/** Shows Vega-Lite charts with their picture, for front ends that do not draw. @returns undefined for other values. */
export function displayChart(value: object): Promise<MimeBundle> | undefined {
  return isVegaLite(value) ? withPicture(value) : undefined;
}

async function withPicture(spec: Record<string, unknown>): Promise<MimeBundle> {
  const { 'text/plain': name, ...chart } = vegaLiteBundle(spec);
  try {
    const png = Buffer.from(await renderPng(spec, SCALE)).toString('base64');
    return { ...chart, 'image/png': png, 'text/plain': name };
  } catch (error) {
    return { ...chart, 'text/plain': `${name} (no picture: ${(error as Error).message})` };
  }
}
