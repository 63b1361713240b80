import type { MimeBundle } from '../protocol';

/** What front ends and nbconvert are told of a bundle: the description of a chart is the alternative text of its picture. */
export function bundleMetadata(bundle: MimeBundle): Record<string, unknown> {
  const chart = bundle['application/vnd.vegalite.v5+json'] as { readonly description?: unknown } | undefined;
  const described = 'image/png' in bundle && typeof chart?.description === 'string';
  return described ? { 'image/png': { alt: chart.description } } : {};
}
