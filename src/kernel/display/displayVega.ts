import { renderPng } from '../../figures/charts/renderPng';
import type { MimeBundle } from '../protocol';

type Spec = Record<string, unknown>;

/** Of the picture: enough for the column that code hosts show it in, and half as much to commit as at 2. */
const SCALE = 1.25;

/** A Vega-Lite chart: it says so in its schema, or has the three parts that every chart has. */
export function isVegaLite(value: object): value is Spec {
  const spec = value as Spec;
  if (typeof spec.$schema === 'string') return spec.$schema.includes('vega-lite');
  return 'data' in spec && 'mark' in spec && 'encoding' in spec;
}

/**
 * One bundle with the chart for front ends that draw, its picture for those that do not, and a line for the rest.
 * No HTML: it would be preferred over the chart.
 */
export async function vegaLiteBundle(spec: Spec): Promise<MimeBundle> {
  const chart = { 'application/vnd.vegalite.v5+json': spec };
  try {
    const png = Buffer.from(await renderPng(spec, SCALE)).toString('base64');
    return { ...chart, 'image/png': png, 'text/plain': name(spec) };
  } catch (error) {
    return { ...chart, 'text/plain': `${name(spec)} (no picture: ${(error as Error).message})` };
  }
}

function name(spec: Spec): string {
  const title =
    typeof spec.title === 'object' && spec.title ? (spec.title as { text?: unknown }).text : spec.title;
  return title ? `Vega-Lite chart: ${[title].flat().join(' ')}` : 'Vega-Lite chart';
}
