import { InputError } from '../../inputError';

/** What a chart may say of the page that it stands on. */
export interface Paged {
  readonly background?: unknown;
  readonly config?: { readonly background?: unknown };
  readonly usermeta?: { readonly page?: { readonly width: number; readonly height: number } };
}

/**
 * A drawing in the middle of the page that its chart asks for, which has the chart's background; as it is where it asks for none.
 * @param svg as vega writes it.
 * @throws InputError when the drawing is larger than the page.
 */
export function onPage(svg: string, { background, config, usermeta }: Paged): string {
  const page = usermeta?.page;
  const size = /^<svg([^>]*?) width="([\d.]+)" height="([\d.]+)" viewBox="[^"]*"/.exec(svg);
  if (!page || !size) return svg;
  const [head, before, width, height] = [size[0], size[1], Number(size[2]), Number(size[3])];
  if (width > page.width || height > page.height)
    throw new InputError(
      `expected a chart within ${page.width} x ${page.height} px, found ${width} x ${height}`,
    );
  const [x, y] = [(width - page.width) / 2, (height - page.height) / 2];
  const sheet = `<rect x="${x}" y="${y}" width="${page.width}" height="${page.height}" fill="${background ?? config?.background ?? 'none'}"/>`;
  const rest = svg.slice(head.length);
  const open = rest.indexOf('>') + 1;
  return `<svg${before} width="${page.width}" height="${page.height}" viewBox="${x} ${y} ${page.width} ${page.height}"${rest.slice(0, open)}${sheet}${rest.slice(open)}`;
}
