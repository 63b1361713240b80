import { escapeHtml } from '../escapeHtml';
import type { Table } from '../tables/parts/table';
import { formatClaimValue } from './formatValue';
import { besideEssay, type Cell, grids } from './grid';
import { startsGroup } from './startsGroup';
import { termsIn } from './termsIn';
import { unbroken } from './unbroken';

const VERDICT: Readonly<Record<string, string>> = {
  true: '<span style="color:#1a7f37">✓ held</span>',
  false: '<span style="color:#b35900">✗ not held</span>',
  null: '<span style="color:#666666">– not judged</span>',
};

const LEFT = 'text-align:left';
const RIGHT = 'text-align:right';
const WHOLE = `white-space:nowrap;${LEFT}`;
/** Text up to this length, such as a phase, is not broken. */
const SHORT = 16;

/**
 * The table as an HTML fragment without scripts or style sheets, for notebooks and code hosts.
 * @example
 * import { openRun, suppression, toHtml } from 'activation-supervision';
 * toHtml(suppression(openRun('baseline'))).includes('<table'); // => true
 */
export function toHtml(table: Table): string {
  const shown = grids(table);
  const legend = besideEssay(shown) ? "ours, in grey the essay's" : 'ours';
  const parts = [`<h4>${escapeHtml(table.title)}</h4>`];
  if (table.section) parts.push(`<p><em>${escapeHtml(table.section)}</em>: ${legend}</p>`);
  for (const grid of shown) {
    const { title, folded, header, cells } = grid;
    const starts = startsGroup(grid);
    const head = header.map(({ label, numeric }) => heading(label, numeric)).join('');
    const body = cells
      .map((row, i) => `<tr>${row.map((one) => inCell(one, starts[i])).join('')}</tr>`)
      .join('\n');
    const caption = title && !folded ? `<caption>${escapeHtml(title)}</caption>` : '';
    const block = `<table>${caption}<thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
    parts.push(folded ? `<details><summary>${escapeHtml(title)}</summary>${block}</details>` : block);
  }
  parts.push(...(table.notes ?? []).map((note) => `<p><small>${html(note)}</small></p>`));
  if (table.claims.length > 0) parts.push(claimsTable(table));
  const terms = termsIn(table).map(
    ({ term, meaning }) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(meaning)}</dd>`,
  );
  if (terms.length > 0) parts.push(`<details><summary>Terms</summary><dl>${terms.join('\n')}</dl></details>`);
  return parts.join('\n');
}

function claimsTable(table: Table): string {
  const claims = table.claims.map(({ held, statement, rule, published, ours }) => {
    const verdict = VERDICT[String(held)];
    const cells = [statement, rule, formatClaimValue(published), formatClaimValue(ours)];
    return `<tr><td style="${WHOLE}">${verdict}</td>${cells.map((text) => `<td style="${LEFT}">${html(text)}</td>`).join('')}</tr>`;
  });
  const head = ['claim', 'statement', 'rule', table.paper ?? 'essay', 'ours']
    .map((label) => heading(label, false))
    .join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${claims.join('\n')}\n</tbody></table>`;
}

function heading(label: string, numeric: boolean): string {
  return `<th style="${numeric ? RIGHT : LEFT}">${escapeHtml(label)}</th>`;
}

/** @param apart whether a line stands above it, where another collapse begins. */
function inCell({ ours, essay, numeric }: Cell, apart: boolean): string {
  const whole = numeric || ours.length <= SHORT;
  const words = whole ? escapeHtml : html;
  const beside = essay === undefined ? '' : ` <span style="color:#888">(${words(essay)})</span>`;
  const style = `${apart ? 'border-top:1px solid #999;' : ''}${whole ? 'white-space:nowrap;' : ''}${numeric ? RIGHT : LEFT}`;
  return `<td style="${style}">${words(ours)}${beside}</td>`;
}

/** Words that may be broken into lines. */
const html = (text: string): string => escapeHtml(unbroken(text));
