import type { Table } from '../tables/table';
import { escapeHtml } from './escapeHtml';
import { formatClaimValue } from './formatValue';
import { type Cell, grids } from './grid';

const VERDICT: Readonly<Record<string, string>> = {
  true: '<span style="color:#1a7f37">✓ held</span>',
  false: '<span style="color:#b35900">✗ not held</span>',
  null: '<span style="color:#666666">– run not cached</span>',
};

/** The table as an HTML fragment without scripts or style sheets, for notebooks and code hosts. */
export function toHtml(table: Table): string {
  const parts = [
    `<h4>${escapeHtml(table.title)}</h4>`,
    `<p><em>${escapeHtml(table.section)}</em>: ours, in grey the essay's</p>`,
  ];
  for (const { title, header, cells } of grids(table)) {
    const head = header.map(({ label }) => `<th>${escapeHtml(label)}</th>`).join('');
    const body = cells.map((row) => `<tr>${row.map(inCell).join('')}</tr>`).join('\n');
    const caption = title ? `<caption>${escapeHtml(title)}</caption>` : '';
    parts.push(`<table>${caption}<thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`);
  }
  parts.push(...(table.notes ?? []).map((note) => `<p><small>${escapeHtml(note)}</small></p>`));
  const claims = table.claims.map(({ held, statement, rule, published, ours }) => {
    const verdict = VERDICT[String(held)];
    const cells = [statement, rule, formatClaimValue(published), formatClaimValue(ours)];
    return `<tr><td>${verdict}</td>${cells.map((text) => `<td style="text-align:left">${escapeHtml(text)}</td>`).join('')}</tr>`;
  });
  const head = ['claim', 'statement', 'rule', 'essay', 'ours'].map((label) => `<th>${label}</th>`).join('');
  parts.push(`<table><thead><tr>${head}</tr></thead><tbody>\n${claims.join('\n')}\n</tbody></table>`);
  return parts.join('\n');
}

function inCell({ ours, essay, numeric }: Cell): string {
  const beside = essay === undefined ? '' : ` <span style="color:#888">(${escapeHtml(essay)})</span>`;
  return `<td style="${numeric ? 'white-space:nowrap;text-align:right' : 'text-align:left'}">${escapeHtml(ours)}${beside}</td>`;
}
