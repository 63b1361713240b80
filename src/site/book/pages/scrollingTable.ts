import { escapeHtml } from '../../../escapeHtml';

/**
 * A table in a box of its own, in which it scrolls where it is wider than the page; a keyboard can reach it.
 * @param label what screen readers call the box.
 * @param html of the table.
 * @param more a class of the box besides.
 */
export function scrollingTable(label: string, html: string, more = ''): string {
  const names = more === '' ? 'scrolls' : `scrolls ${more}`;
  return `<div class="${names}" tabindex="0" role="group" aria-label="${escapeHtml(label)}">${html}</div>`;
}
