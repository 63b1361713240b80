import { escapeHtml } from '../../../escapeHtml';
import { relativeHref } from '../links/relativeHref';
import type { ThemedPicture } from './themedPicture';

/** A chart for a page of the book that switches its ground; each opens alone, in its full size. */
export function pictureHtml({ light, dark, alt, width, height }: ThemedPicture, page: string): string {
  const one = (file: string, theme: string) => {
    const href = relativeHref(page, file);
    const size = `width="${Math.round(width)}" height="${Math.round(height)}"`;
    return `<a class="only-${theme}" href="${href}"><img class="only-${theme}" src="${href}" alt="${escapeHtml(alt)}" ${size} loading="lazy"></a>`;
  };
  return `<div class="chart">${one(light, 'light')}${one(dark, 'dark')}</div>`;
}
