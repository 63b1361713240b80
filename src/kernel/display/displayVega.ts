import type { MimeBundle } from '../protocol';

type Spec = Record<string, unknown>;

/** A Vega-Lite chart: it says so in its schema, or has the three parts that every chart has. */
export function isVegaLite(value: object): value is Spec {
  const spec = value as Spec;
  if (typeof spec.$schema === 'string') return spec.$schema.includes('vega-lite');
  return 'data' in spec && 'mark' in spec && 'encoding' in spec;
}

/** The chart for front ends that draw, and a line for the rest. No HTML: it would be preferred over the chart. */
export function vegaLiteBundle(spec: Spec): MimeBundle {
  return { 'application/vnd.vegalite.v5+json': spec, 'text/plain': name(spec) };
}

function name(spec: Spec): string {
  const title =
    typeof spec.title === 'object' && spec.title ? (spec.title as { text?: unknown }).text : spec.title;
  return title ? `Vega-Lite chart: ${[title].flat().join(' ')}` : 'Vega-Lite chart';
}
