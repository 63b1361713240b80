import { unescapeHtml } from '../unescapeHtml';
import { scrollingTable } from './scrollingTable';

/** Styles that our HTML has for hosts without style sheets, and the classes of the book that stand for them. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/style="color:#1a7f37"/g, 'class="held"'],
  [/style="color:#b35900"/g, 'class="not-held"'],
  [/style="color:#666666"/g, 'class="not-judged"'],
  [/style="color:#888"/g, 'class="published"'],
  [/border-top:1px solid #999;/g, '--apart:1;'],
];

/**
 * HTML of an output or a table for a page of the book: colours that follow the theme, tables that scroll in a box of their own,
 * no scripts.
 */
export function pageHtml(html: string): string {
  const classed = CLASSES.reduce((text, [style, name]) => text.replace(style, name), html);
  return classed
    .replace(/<td style="--apart:1;/g, '<td class="apart" style="')
    .replace(/<h4>(.*?)<\/h4>/gs, '<p class="table-title">$1</p>')
    .replace(/<script\b.*?<\/script>/gs, '')
    .replace(/<table\b.*?<\/table>/gs, (table) => scrollingTable(captionOf(table), table))
    .replace(/\n\s*\n/g, '\n');
}

/** What a table calls itself. */
const captionOf = (table: string): string => unescapeHtml(/<caption>([^<]+)/.exec(table)?.[1] ?? 'Table');
