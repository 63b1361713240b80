import { escapeHtml } from '../../../escapeHtml';
import { relativeHref } from '../links/relativeHref';
import { GLOSSARY, termAnchor } from '../links/termAnchor';
import type { ThemedPicture } from './themedPicture';

/**
 * A chart for a page of the book that switches its ground; each opens alone, in its full size. Below it the words of its title and
 * subtitle that the glossary has, as links to them.
 */
export function pictureHtml({ light, dark, alt, terms, width, height }: ThemedPicture, page: string): string {
  const one = (file: string, theme: string) => {
    const href = relativeHref(page, file);
    const size = `width="${Math.round(width)}" height="${Math.round(height)}"`;
    return `<a class="only-${theme}" href="${href}"><img class="only-${theme}" src="${href}" alt="${escapeHtml(alt)}" ${size} loading="lazy"></a>`;
  };
  const links = terms.map(
    (term) => `<a href="${relativeHref(page, `${GLOSSARY}#${termAnchor(term)}`)}">${escapeHtml(term)}</a>`,
  );
  const words = links.length > 0 ? `<p class="terms"><small>Words: ${links.join('; ')}</small></p>` : '';
  return `<div class="chart">${one(light, 'light')}${one(dark, 'dark')}</div>${words}`;
}
